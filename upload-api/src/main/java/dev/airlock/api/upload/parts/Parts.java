package dev.airlock.api.upload.parts;

import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.s3.MultipartUpload;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.PresignedPart;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.UploadSettings;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Resumes multipart uploads. The upload is always the file's own: callers name no upload id.
@Component
public class Parts {
  private final FileAccess files;
  private final MultipartUploads uploads;
  private final UploadSettings settings;
  private final Clock clock;

  Parts(FileAccess files, MultipartUploads uploads, UploadSettings settings, Clock clock) {
    this.files = files;
    this.uploads = uploads;
    this.settings = settings;
    this.clock = clock;
  }

  /// The URLs of parts.
  ///
  /// @throws ApiProblemException 400 for a number that the plan of the upload does not have
  public SignedParts sign(FileId id, @Nullable List<@Nullable Integer> numbers, Caller caller) {
    RegisteredFile file = files.owned(id, caller, "sign-parts");
    Running upload = running(file);
    PartPlan plan = upload.plan();
    if (numbers == null || numbers.isEmpty() || numbers.size() > MultipartUpload.MAX_SIGNED) {
      throw invalid(plan);
    }
    Duration left = Duration.between(clock.instant(), file.expiresAt());
    Duration validity = left.compareTo(settings.expiry()) < 0 ? left : settings.expiry();
    List<PresignedPart> parts =
        numbers.stream()
            .map(number -> checked(number, plan))
            .distinct()
            .map(number ->
                uploads.sign(file.objectKey(), upload.id(), number, plan.sizeOf(number), validity))
            .toList();
    return new SignedParts(parts, file.expiresAt());
  }

  /// The parts that S3 has.
  public StoredParts stored(FileId id, Caller caller) {
    RegisteredFile file = files.owned(id, caller, "list-parts");
    Running upload = running(file);
    return uploads
        .stored(file.objectKey(), upload.id())
        .map(parts ->
            new StoredParts(
                upload.id(),
                upload.plan().partSize(),
                upload.plan().count(),
                parts,
                file.expiresAt()))
        .orElseThrow(Parts::ended);
  }

  private record Running(String id, PartPlan plan) {}

  private Running running(RegisteredFile file) {
    String uploadId = file.upload().multipartId();
    Long partSize = file.upload().partSize();
    if (uploadId == null || partSize == null) {
      throw new ApiProblemException(
          ApiProblem.UPLOAD_ENDED, "This file is not a multipart upload.");
    }
    // A URL is valid for at least one second.
    if (file.status() != FileStatus.PENDING
        || !clock.instant().plusSeconds(1).isBefore(file.expiresAt())) {
      throw ended();
    }
    return new Running(uploadId, new PartPlan(file.declaredSize(), partSize));
  }

  private static int checked(@Nullable Integer number, PartPlan plan) {
    if (number == null || number < 1 || number > plan.count()) {
      throw invalid(plan);
    }
    return number;
  }

  private static ApiProblemException invalid(PartPlan plan) {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "partNumbers must be 1 to %d numbers, each from 1 to %d."
            .formatted(MultipartUpload.MAX_SIGNED, plan.count()),
        "partNumbers");
  }

  private static ApiProblemException ended() {
    return new ApiProblemException(
        ApiProblem.UPLOAD_ENDED,
        "The upload was completed, was aborted or has expired; nothing can be added.");
  }
}
