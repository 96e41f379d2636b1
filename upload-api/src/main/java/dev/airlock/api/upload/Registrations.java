package dev.airlock.api.upload;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.Problem;
import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadWay;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.registration.Registration;
import dev.airlock.registry.registration.RegistrationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Registers files that a profile accepts, within the owner's quota.
@Component
public class Registrations {
  private final UploadProfiles profiles;
  private final FileAccess owned;
  private final Files files;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  Registrations(
      UploadProfiles profiles,
      FileAccess owned,
      Files files,
      TimeBasedEpochGenerator ids,
      Clock clock) {
    this.profiles = profiles;
    this.owned = owned;
    this.files = files;
    this.ids = ids;
    this.clock = clock;
  }

  /// The id of a file to be.
  public FileId newId() {
    return new FileId(ids.generate());
  }

  /// Checks everything that can be said before the bytes are there.
  ///
  /// @throws Problem if the profile does not take such a file, or it replaces one that is not the
  ///   caller's
  public void check(UploadRequest announced, Caller caller) {
    profiles.accepting(
        announced.profile(), announced.fileName(), announced.contentType(), announced.method());
    if (announced.replaces() != null) {
      owned.owned(announced.replaces(), caller, "replace");
    }
  }

  /// Tells those who would transfer much in vain that their quota is used up.
  ///
  /// @throws Problem 429 if it is
  public void checkQuota(String profile, Caller caller) {
    Instant now = clock.instant();
    files
        .usedUpUntil(caller.subject(), caller.tenant(), profile, profiles.named(profile).quota())
        .filter(until -> until.isAfter(now))
        .ifPresent(until -> {
          throw quotaExceeded(profile, until);
        });
  }

  /// Registers a file that passed [#check].
  ///
  /// @param window until when the upload is accepted
  /// @throws Problem if its size does not fit the profile, or the quota is used up
  public RegisteredFile register(
      FileId id, UploadRequest announced, UploadWay way, Duration window, Caller caller) {
    profiles.checkSize(announced.profile(), announced.size());
    UploadProfile profile = profiles.named(announced.profile());
    Registration registration =
        new Registration(
            id,
            caller.subject(),
            caller.tenant(),
            announced.profile(),
            announced.fileName(),
            announced.contentType(),
            announced.size(),
            profile.maxSize().toBytes(),
            announced.sha256(),
            announced.metadata(),
            way,
            profile.handling(),
            announced.replaces(),
            clock.instant().plus(window).truncatedTo(ChronoUnit.MILLIS));
    return switch (files.register(registration, profile.quota(), caller.actor())) {
      case RegistrationOutcome.Registered(RegisteredFile file) -> file;
      case RegistrationOutcome.QuotaExceeded(Instant until) ->
          throw quotaExceeded(announced.profile(), until);
    };
  }

  private Problem quotaExceeded(String profile, Instant until) {
    int allowed = profiles.named(profile).uploadsPerHour();
    return Problem.quotaExceeded(
        "You can upload %d files an hour under the profile %s; the next one from %s."
            .formatted(allowed, profile, until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)),
        Duration.between(clock.instant(), until));
  }
}
