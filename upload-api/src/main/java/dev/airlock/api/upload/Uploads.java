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
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Initiates uploads: registers the file and presigns what sends its bytes straight to S3.
@Component
public class Uploads {
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
    return switch (request.method()) {
      case POST -> simple(request, caller, this::post);
      case PUT -> simple(request, caller, this::put);
      case MULTIPART -> inParts(request, caller);
      case FORM -> throw new IllegalStateException("forms are not initiated");
    };
  }

  /// Tells how to send a file, whatever else there is to tell of it.
  public UploadInstructions begin(UploadRequest request, Caller caller) {
    return initiate(request, caller).upload();
  }

  private void check(UploadRequest request, Caller caller) {
    registrations.check(request, caller);
    request.profile().requireSize(request.size());
    dependencies.require(LandingBucket.S3);
  }

  private InitiateAnswer simple(
      UploadRequest request, Caller caller, Function<RegisteredFile, UploadInstructions> presign) {
    check(request, caller);
    Duration validity = keys.validity(settings.expiry());
    RegisteredFile file =
        registrations.register(
            registrations.newId(), request, UploadDetails.by(request.method()), validity, caller);
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

  /// Begins an upload in parts, of which none is presigned yet.
  ///
  /// @param plan how the uploader splits the file
  public RegisteredFile beginInParts(UploadRequest request, PartPlan plan, Caller caller) {
    check(request, caller);
    registrations.checkQuota(request.profile(), request.size(), caller);
    FileId id = registrations.newId();
    String key = new ObjectKey(request.profile().name(), id).toString();
    // S3 comes first: an upload without a registered file expires by itself, a file without an
    // upload would have to be cleaned up.
    String uploadId = multipart.begin(key, request.contentType());
    UploadDetails way = new UploadDetails(UploadMethod.MULTIPART, uploadId, plan.partSize());
    try {
      return registrations.register(id, request, way, settings.multipartWindow(), caller);
    } catch (RuntimeException e) {
      multipart.abort(key, uploadId);
      throw e;
    }
  }

  private InitiateAnswer inParts(UploadRequest request, Caller caller) {
    PartPlan plan = PartPlan.of(request.size());
    RegisteredFile file = beginInParts(request, plan, caller);
    String key = file.objectKey();
    String uploadId = Objects.requireNonNull(file.upload().multipartId());
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
