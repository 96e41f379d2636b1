package dev.airlock.api.grant;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.runtime.problem.StorableText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// To whom and for how long access can be granted.
@Component
class GrantTerms {
  private static final Duration DEFAULT = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int MAX_SUBJECT = 255;

  private final Clock clock;

  GrantTerms(Clock clock) {
    this.clock = clock;
  }

  /// @throws ApiProblemException 400 unless it is somebody else's subject
  String grantee(GrantRequest request, RegisteredFile file) {
    String subject = request.subject();
    if (subject == null
        || subject.isBlank()
        || subject.length() > MAX_SUBJECT
        || subject.codePoints().anyMatch(Character::isISOControl)
        || !StorableText.is(subject)
        || subject.equals(file.owner())) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "subject must be somebody else's sub, with up to %d characters.".formatted(MAX_SUBJECT),
          "subject");
    }
    return subject;
  }

  /// @throws ApiProblemException 400 unless it is in the future and within the limit
  Instant expiresAt(GrantRequest request) {
    Instant now = clock.instant();
    Instant expiresAt =
        request.expiresAt() == null
            ? now.plus(DEFAULT)
            : request.expiresAt().truncatedTo(ChronoUnit.MICROS);
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "expiresAt must be in the future and within %d days.".formatted(LONGEST.toDays()),
          "expiresAt");
    }
    return expiresAt;
  }
}
