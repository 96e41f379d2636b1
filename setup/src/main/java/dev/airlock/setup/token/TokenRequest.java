package dev.airlock.setup.token;

import java.time.Duration;
import java.util.Optional;

/// The claims of a token.
///
/// @param subject who calls: the owner of what is uploaded
/// @param scope space-separated, for example `files:read files:write`
public record TokenRequest(
    String subject, Optional<String> tenant, String scope, Duration validity) {

  /// Reading and writing, for a day.
  public static TokenRequest of(String subject) {
    return new TokenRequest(
        subject, Optional.empty(), "files:read files:write", Duration.ofDays(1));
  }
}
