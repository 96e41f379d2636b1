package dev.airlock.api.upload;

import dev.airlock.api.health.DependencyWatch;
import dev.airlock.api.s3.LandingBucket;
import dev.airlock.api.s3.MultipartUpload;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.PresignedPost;
import dev.airlock.api.s3.PresignedPosts;
import dev.airlock.api.s3.PresignedPut;
import dev.airlock.api.s3.PresignedPuts;
import dev.airlock.api.s3.SigningKeys;
import dev.airlock.api.s3.UploadInstructions;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Initiates uploads: registers the file and presigns what sends its bytes straight to S3.
@Component
class Uploads {
  private final Registrations registrations;
  private final PresignedPosts posts;
  private final PresignedPuts puts;
  private final MultipartUploads multipart;
  private final SigningKeys keys;
  private final DependencyWatch dependencies;
  private final UploadSettings settings;

  Uploads(
      Registrations registrations,
      PresignedPosts posts,
      PresignedPuts puts,
      MultipartUploads multipart,
      SigningKeys keys,
      DependencyWatch dependencies,
      UploadSettings settings) {
    this.registrations = registrations;
    this.posts = posts;
    this.puts = puts;
    this.multipart = multipart;
    this.keys = keys;
    this.dependencies = dependencies;
    this.settings = settings;
  }

  InitiateAnswer initiate(UploadRequest request, Caller caller) {
    registrations.check(request, caller);
    request.profile().requireSize(request.size());
    dependencies.require(LandingBucket.S3);
    FileId id = registrations.newId();
    return switch (request.method()) {
      case POST -> simple(id, request, caller, this::post);
      case PUT -> simple(id, request, caller, this::put);
      case MULTIPART -> inParts(id, request, caller);
      case FORM -> throw new IllegalStateException("forms are not initiated");
    };
  }

  private InitiateAnswer simple(
      FileId id,
      UploadRequest request,
      Caller caller,
      Function<RegisteredFile, UploadInstructions> presign) {
    Duration validity = keys.validity(settings.expiry());
    RegisteredFile file =
        registrations.register(id, request, UploadDetails.by(request.method()), validity, caller);
    return InitiateAnswer.of(file, request.type(), presign.apply(file));
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

  // S3 comes first: an upload without a registered file expires by itself, a file without an
  // upload would have to be cleaned up.
  private InitiateAnswer inParts(FileId id, UploadRequest request, Caller caller) {
    registrations.checkQuota(request.profile(), request.size(), caller);
    String key = new ObjectKey(request.profile().name(), id).toString();
    PartPlan plan = PartPlan.of(request.size());
    String uploadId = multipart.begin(key, request.contentType());
    UploadDetails way = new UploadDetails(UploadMethod.MULTIPART, uploadId, plan.partSize());
    Duration window = settings.multipartWindow();
    RegisteredFile file;
    try {
      file = registrations.register(id, request, way, window, caller);
    } catch (RuntimeException e) {
      multipart.abort(key, uploadId);
      throw e;
    }
    return InitiateAnswer.of(
        file,
        request.type(),
        new MultipartUpload(
            uploadId,
            plan.partSize(),
            plan.numbers()
                .limit(MultipartUpload.MAX_SIGNED)
                .mapToObj(number ->
                    multipart.sign(key, uploadId, number, plan.sizeOf(number), settings.expiry()))
                .toList()));
  }
}
