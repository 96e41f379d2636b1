package dev.airlock.scan.type;

/// The type of an object's bytes, whether it fits the declaration, and whether it can be read:
/// three answers, of which none stands for another.
///
/// @param contentType the media type
/// @param encrypted whether nobody can look into it
public record DetectedType(String contentType, Fit fit, boolean encrypted) {

  /// How content and declaration go together.
  public enum Fit {
    /// It is what it claims to be.
    FITS,
    /// It is something else.
    MISMATCH,
    /// It is damaged or incomplete.
    CORRUPT
  }
}
