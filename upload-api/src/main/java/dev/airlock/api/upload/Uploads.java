package dev.airlock.api.upload;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.airlock.api.profile.UploadProfile;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.registration.Registration;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/// Announces files: checks them against their profile, registers them and permits the upload.
@Component
class Uploads {
  private final UploadProfiles profiles;
  private final Files files;
  private final PresignedPosts posts;
  private final TimeBasedEpochGenerator ids;
  private final UploadSettings settings;
  private final Clock clock;

  Uploads(
      UploadProfiles profiles,
      Files files,
      PresignedPosts posts,
      TimeBasedEpochGenerator ids,
      UploadSettings settings,
      Clock clock) {
    this.profiles = profiles;
    this.files = files;
    this.posts = posts;
    this.ids = ids;
    this.settings = settings;
    this.clock = clock;
  }

  InitiateAnswer initiate(AnnouncedFile announced, Caller caller) {
    UploadProfile profile =
        profiles.accepting(
            announced.profile(), announced.fileName(), announced.contentType(), announced.size());
    Instant expiresAt = clock.instant().plus(settings.expiry()).truncatedTo(ChronoUnit.MILLIS);
    RegisteredFile file =
        files.register(
            new Registration(
                new FileId(ids.generate()),
                caller.subject(),
                caller.tenant(),
                announced.profile(),
                announced.fileName(),
                announced.contentType(),
                announced.size(),
                profile.maxSize().toBytes(),
                announced.sha256(),
                announced.metadata(),
                expiresAt),
            caller.actor());
    PresignedPost post =
        posts.issue(file.objectKey(), file.contentType(), file.declaredSize(), expiresAt);
    return new InitiateAnswer(file.id(), file.status(), post, expiresAt);
  }
}
