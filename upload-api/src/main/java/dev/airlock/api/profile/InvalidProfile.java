package dev.airlock.api.profile;

/// A profile under which nothing could be uploaded, or not safely.
final class InvalidProfile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidProfile(String profile, String detail) {
    super("airlock.profiles." + profile + ": " + detail);
  }
}
