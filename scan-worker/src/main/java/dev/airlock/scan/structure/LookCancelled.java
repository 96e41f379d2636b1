package dev.airlock.scan.structure;

/// Whoever unpacked something was interrupted: nobody waits for it any more. That says nothing
/// about the object.
final class LookCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LookCancelled() {
    super("interrupted", null, false, false);
  }
}
