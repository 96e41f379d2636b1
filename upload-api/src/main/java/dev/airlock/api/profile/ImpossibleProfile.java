package dev.airlock.api.profile;

/// A profile by which nothing could be uploaded, or not safely.
final class ImpossibleProfile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImpossibleProfile(String profile, String detail) {
    super("airlock.profiles." + profile + ": " + detail);
  }
}
