package dev.airlock.registry.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// On whose behalf the transactions of a thread act. PostgreSQL shows them only the rows that this
/// caller may see, whatever the statement. Without it they see no rows at all.
///
/// @param tenant absent for callers whose issuer has no tenants; together they are one tenant
/// @param subject the caller
/// @param operator whether the caller acts on all files of the tenant, and not only on their own
public record TenantContext(@Nullable String tenant, String subject, boolean operator) {
  static final ScopedValue<TenantContext> CURRENT = ScopedValue.newInstance();

  public TenantContext {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("access needs a subject");
    }
  }

  /// Who the thread acts for; nobody if it is a service itself.
  public static Optional<TenantContext> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /// A caller who acts on their own files.
  public TenantContext(@Nullable String tenant, String subject) {
    this(tenant, subject, false);
  }

  /// The same caller as an operator of the tenant. The caller has to check that they are one.
  public TenantContext asOperator() {
    return new TenantContext(tenant, subject, true);
  }

  /// Calls `action` with every transaction in it on this caller's behalf.
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> action) throws X {
    return ScopedValue.where(CURRENT, this).call(action);
  }

  // A tenant's name can be anything, but must never look like a setting that was reset: that is ''.
  String tenantSetting() {
    return tenant == null ? "=" : "=" + tenant;
  }
}
