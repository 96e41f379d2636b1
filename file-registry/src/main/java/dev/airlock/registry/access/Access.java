package dev.airlock.registry.access;

import org.jspecify.annotations.Nullable;

/// On whose behalf the transactions of a thread act. PostgreSQL shows them only the rows that this
/// caller may see, whatever the statement says. Without it they see no rows at all.
///
/// @param tenant absent for callers whose issuer knows no tenants; they are a tenant of their own
/// @param subject the caller
public record Access(@Nullable String tenant, String subject) {
  static final ScopedValue<Access> CURRENT = ScopedValue.newInstance();

  public Access {
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("access needs a subject");
    }
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
