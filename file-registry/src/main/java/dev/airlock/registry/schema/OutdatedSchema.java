package dev.airlock.registry.schema;

/// The tables are older than this service, whose role cannot change them.
public final class OutdatedSchema extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutdatedSchema(String found, String needed) {
    super(
        "The database's tables are of version %s, and this service needs version %s. Run `airlock setup migrate` with the role that owns them, then start the service again: its own role cannot change them."
            .formatted(found, needed));
  }
}
