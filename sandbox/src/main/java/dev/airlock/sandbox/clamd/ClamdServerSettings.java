package dev.airlock.sandbox.clamd;

/// What may be chosen about a clamd.
///
/// @param largest the most that it takes and unpacks per stream, in megabytes. It takes no file of
///   2 GiB or more, whatever is set here
/// @param cache whether it remembers what it found harmless and does not scan that again
public record ClamdServerSettings(int largest, boolean cache) {

  /// More than the largest default upload profile has.
  public static final ClamdServerSettings DEFAULT = new ClamdServerSettings(600, true);
}
