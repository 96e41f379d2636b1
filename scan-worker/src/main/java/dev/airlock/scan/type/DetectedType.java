package dev.airlock.scan.type;

/// The type of an object's bytes, and whether it fits the declaration.
///
/// @param contentType the media type
public record DetectedType(String contentType, Fit fit) {

  /// How content and declaration go together.
  public enum Fit {
    /// It is what it claims to be.
    FITS,
    /// It is something else.
    MISMATCH,
    /// Nobody can look into it.
    ENCRYPTED,
    /// It is damaged or incomplete.
    CORRUPT
  }
}
