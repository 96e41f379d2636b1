package dev.airlock.registry.access;

/// The database role is one that row-level security does not hold for.
public final class BypassedRowSecurity extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BypassedRowSecurity(String role) {
    super(
        "The database role '%s' is a superuser or has BYPASSRLS, so nothing would keep tenants apart. Give the service a role without either."
            .formatted(role));
  }
}
