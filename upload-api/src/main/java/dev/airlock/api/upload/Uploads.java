package dev.airlock.api.upload;

import dev.airlock.api.health.DependencyWatch;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.security.Caller;
import dev.airlock.api.storage.LandingBucket;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.file.UploadWay;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Announces files and permits their upload straight to S3.
@Component
class Uploads {
  private final Registrations announcements;
  private final UploadProfiles profiles;
  private final PresignedPosts posts;
  private final PresignedPuts puts;
  private final MultipartUploads multipart;
  private final DependencyWatch dependencies;
  private final UploadSettings settings;

  Uploads(
      Registrations announcements,
      UploadProfiles profiles,
      PresignedPosts posts,
      PresignedPuts puts,
      MultipartUploads multipart,
      DependencyWatch dependencies,
      UploadSettings settings) {
    this.announcements = announcements;
    this.profiles = profiles;
    this.posts = posts;
    this.puts = puts;
    this.multipart = multipart;
    this.dependencies = dependencies;
    this.settings = settings;
  }

  InitiateAnswer initiate(UploadRequest announced, Caller caller) {
    announcements.check(announced, caller);
    profiles.checkSize(announced.profile(), announced.size());
    dependencies.require(LandingBucket.S3);
    FileId id = announcements.newId();
    return switch (announced.method()) {
      case POST -> simple(id, announced, caller, this::post);
      case PUT -> simple(id, announced, caller, this::put);
      case MULTIPART -> inParts(id, announced, caller);
      case FORM -> throw new IllegalStateException("nobody announces what comes in a form");
    };
  }

  private InitiateAnswer simple(
      FileId id,
      UploadRequest announced,
      Caller caller,
      Function<RegisteredFile, UploadInstructions> permit) {
    RegisteredFile file =
        announcements.register(
            id, announced, UploadWay.by(announced.method()), settings.expiry(), caller);
    return new InitiateAnswer(id, file.status(), permit.apply(file), file.expiresAt());
  }

  private PresignedPost post(RegisteredFile file) {
    return posts.issue(file.objectKey(), file.contentType(), file.declaredSize(), file.expiresAt());
  }

  private PresignedPut put(RegisteredFile file) {
    return puts.issue(
        file.objectKey(),
        file.contentType(),
        file.declaredSize(),
        file.declaredSha256(),
        settings.expiry());
  }

  // S3 is asked first: an upload that nobody registered goes by itself, a file without one would
  // have to be mended.
  private InitiateAnswer inParts(FileId id, UploadRequest announced, Caller caller) {
    announcements.checkQuota(announced.profile(), caller);
    String key = RegisteredFile.objectKey(announced.profile(), id);
    PartPlan plan = PartPlan.of(announced.size());
    String uploadId = multipart.begin(key, announced.contentType());
    UploadWay way = new UploadWay(UploadMethod.MULTIPART, uploadId, plan.partSize());
    Duration window = settings.multipartWindow();
    RegisteredFile file;
    try {
      file = announcements.register(id, announced, way, window, caller);
    } catch (RuntimeException e) {
      multipart.abort(key, uploadId);
      throw e;
    }
    return new InitiateAnswer(
        id,
        file.status(),
        new MultipartUpload(
            uploadId,
            plan.partSize(),
            plan.numbers()
                .limit(MultipartUpload.MAX_SIGNED)
                .mapToObj(number ->
                    multipart.sign(key, uploadId, number, plan.sizeOf(number), settings.expiry()))
                .toList()),
        file.expiresAt());
  }
}
