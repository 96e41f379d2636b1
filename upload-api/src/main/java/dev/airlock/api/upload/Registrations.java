package dev.airlock.api.upload;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.Quota;
import dev.airlock.registry.registration.Registration;
import dev.airlock.registry.registration.RegistrationOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Registers files that their profile accepts, within the owner's quota.
@Component
public class Registrations {
  private final FileAccess access;
  private final FileRegistry files;
  private final TimeBasedEpochGenerator ids;
  private final Clock clock;

  Registrations(FileAccess access, FileRegistry files, TimeBasedEpochGenerator ids, Clock clock) {
    this.access = access;
    this.files = files;
    this.ids = ids;
    this.clock = clock;
  }

  /// The id of a file to be registered.
  public FileId newId() {
    return new FileId(ids.generate());
  }

  /// Checks everything but the size.
  ///
  /// @throws ApiProblemException if the profile does not accept such a file, or it replaces one
  ///   that is not the caller's
  public void check(UploadRequest request, Caller caller) {
    request.profile().requireAccepts(request.fileName(), request.contentType(), request.method());
    if (request.replaces() != null) {
      access.owned(request.replaces(), caller, "replace");
    }
  }

  /// Refuses those whose quota is used up before they transfer much in vain.
  ///
  /// @param size what the file has at least
  /// @throws ApiProblemException 429 if it is
  public void checkQuota(UploadProfile profile, long size, Caller caller) {
    files
        .quotaExceededBy(size, caller.subject(), caller.tenant(), profile.name(), profile.quota())
        .ifPresent(exceeded -> {
          throw quotaExceeded(profile, exceeded);
        });
  }

  /// Registers a file that passed [#check] and whose size fits the profile.
  ///
  /// @param window for how long the upload is accepted
  /// @throws ApiProblemException 429 if the quota is used up
  public RegisteredFile register(
      FileId id, UploadRequest request, UploadDetails way, Duration window, Caller caller) {
    UploadProfile profile = request.profile();
    Registration registration =
        new Registration(
            id,
            caller.subject(),
            caller.tenant(),
            profile.name(),
            request.fileName(),
            request.contentType(),
            request.size(),
            profile.maxSize(),
            request.sha256(),
            request.metadata(),
            way,
            profile.handling(),
            request.replaces(),
            clock.instant().plus(window).truncatedTo(ChronoUnit.MILLIS));
    return switch (files.register(registration, profile.quota(), caller.actor())) {
      case RegistrationOutcome.Registered(RegisteredFile file) -> file;
      case RegistrationOutcome.QuotaExceeded exceeded -> throw quotaExceeded(profile, exceeded);
    };
  }

  private ApiProblemException quotaExceeded(
      UploadProfile profile, RegistrationOutcome.QuotaExceeded exceeded) {
    Quota quota = profile.quota();
    Instant from = exceeded.until().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    String detail =
        switch (exceeded.limit()) {
          case FILES ->
              "You can upload %d files an hour under the profile %s; the next one from %s."
                  .formatted(quota.files(), profile.name(), from);
          case BYTES ->
              "You can upload %d bytes an hour under the profile %s; this file from %s."
                  .formatted(quota.bytes(), profile.name(), from);
        };
    return ApiProblemException.quotaExceeded(
        detail, Duration.between(clock.instant(), exceeded.until()));
  }
}
