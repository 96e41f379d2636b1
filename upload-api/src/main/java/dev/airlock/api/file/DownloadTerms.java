package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.grant.FileGrant;
import dev.airlock.registry.grant.Grants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.stereotype.Component;

/// For how long a caller can get a link to a file. Nobody can call back a link, so it ends with the
/// right to read at the latest.
@Component
class DownloadTerms {
  private final Grants grants;
  private final DownloadSettings settings;
  private final Clock clock;

  DownloadTerms(Grants grants, DownloadSettings settings, Clock clock) {
    this.grants = grants;
    this.settings = settings;
    this.clock = clock;
  }

  /// @return whole seconds, at least one, at most as many as asked for
  /// @throws ApiProblemException 403 if the caller's grant has just ended
  Duration validity(RegisteredFile file, Caller caller, Duration asked) {
    if (file.owner().equals(caller.subject())) {
      return asked;
    }
    Duration left = Duration.between(clock.instant(), endOfGrant(file, caller));
    Duration most = shorter(asked, shorter(settings.granteeExpiry(), left));
    if (most.toSeconds() < 1) {
      throw new ApiProblemException(
          ApiProblem.NOT_THE_OWNER, "Your access to the file has just ended.");
    }
    return Duration.ofSeconds(most.toSeconds());
  }

  private Instant endOfGrant(RegisteredFile file, Caller caller) {
    return grants.valid(file.id()).stream()
        .filter(grant -> grant.grantee().equals(caller.subject()))
        .map(FileGrant::expiresAt)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
