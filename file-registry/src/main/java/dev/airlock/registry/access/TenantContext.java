package dev.airlock.registry.access;

import org.jspecify.annotations.Nullable;

/// On whose behalf the transactions of a thread act. PostgreSQL shows them only the rows that this
/// caller may see, whatever the statement says. Without it they see no rows at all.
///
/// @param tenant absent for callers whose issuer knows no tenants; they are a tenant of their own
/// @param subject the caller
/// @param operator whether the caller acts on all files of the tenant, and not only on their own
public record TenantContext(@Nullable String tenant, String subject, boolean operator) {
  static final ScopedValue<TenantContext> CURRENT = ScopedValue.newInstance();

  public TenantContext {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("access needs a subject");
    }
  }

  /// The access of an owner.
  public TenantContext(@Nullable String tenant, String subject) {
    this(tenant, subject, false);
  }

  /// The same caller as an operator of the tenant. Whether they are one is for others to check.
  public TenantContext asOperator() {
    return new TenantContext(tenant, subject, true);
  }

  /// Runs `action` with every transaction in it on this caller's behalf.
  public <T, X extends Throwable> T during(ScopedValue.CallableOp<T, X> action) throws X {
    return ScopedValue.where(CURRENT, this).call(action);
  }

  // A name can be anything but must never look like a setting that was left: that is ''.
  String tenantSetting() {
    return tenant == null ? "=" : "=" + tenant;
  }
}
