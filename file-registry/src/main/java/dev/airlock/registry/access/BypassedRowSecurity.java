package dev.airlock.registry.access;

/// The service's database role bypasses row-level security.
public final class BypassedRowSecurity extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BypassedRowSecurity(String role) {
    super(
        "The database role '%s' is a superuser or has BYPASSRLS, so nothing would keep tenants apart. Give the service a role without either."
            .formatted(role));
  }
}
