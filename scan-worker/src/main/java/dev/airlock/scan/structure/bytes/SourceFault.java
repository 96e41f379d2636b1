package dev.airlock.scan.structure.bytes;

/// An object could not be read. That says nothing about the object: whatever was found of it by
/// then is worth nothing.
public final class SourceFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceFault(Throwable cause) {
    super("the object could not be read", cause);
  }
}
