package dev.airlock.api.upload.companion;

import dev.airlock.api.file.FileDeletion;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.profile.UploadProfiles;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.PresignedPart;
import dev.airlock.api.s3.UploadInstructions;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.UploadRequest;
import dev.airlock.api.upload.Uploads;
import dev.airlock.api.upload.companion.CompanionController.Begun;
import dev.airlock.api.upload.companion.CompanionController.Completed;
import dev.airlock.api.upload.companion.CompanionController.Part;
import dev.airlock.api.upload.complete.Completions;
import dev.airlock.api.upload.complete.UploadedPart;
import dev.airlock.api.upload.parts.Parts;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The API's own uploads, as Uppy asks for them. What it says of keys is compared and never used.
@Component
class CompanionUploads {
  // Uppy does not ask how large parts are to be
  // (<https://github.com/transloadit/uppy/blob/%40uppy/aws-s3%405.1.0/packages/%40uppy/aws-s3/src/MultipartUploader.ts>).
  private static final long LEAST_PART = 5L << 20;

  private final Uploads uploads;
  private final Parts parts;
  private final Completions completions;
  private final FileDeletion deletion;
  private final UploadProfiles profiles;

  CompanionUploads(
      Uploads uploads,
      Parts parts,
      Completions completions,
      FileDeletion deletion,
      UploadProfiles profiles) {
    this.uploads = uploads;
    this.parts = parts;
    this.completions = completions;
    this.deletion = deletion;
    this.profiles = profiles;
  }

  UploadInstructions whole(CompanionRequest request, Caller caller) {
    return uploads.begin(UploadRequest.of(request.by("post"), profiles), caller);
  }

  Begun begin(CompanionRequest request, Caller caller) {
    UploadRequest upload = UploadRequest.of(request.by("multipart"), profiles);
    long partSize = Math.max(LEAST_PART, Math.ceilDiv(upload.size(), PartPlan.MAX_PARTS));
    RegisteredFile file =
        uploads.beginInParts(upload, new PartPlan(upload.size(), partSize), caller);
    return new Begun(file.objectKey(), file.id());
  }

  List<Part> stored(FileId id, String key, Caller caller) {
    requireKeyOf(id, key);
    return parts.stored(id, caller).parts().stream()
        .map(part -> new Part(part.partNumber(), part.eTag(), part.size()))
        .toList();
  }

  Map<Integer, String> addresses(FileId id, String key, List<Integer> numbers, Caller caller) {
    requireKeyOf(id, key);
    return parts.sign(id, List.copyOf(numbers), caller).parts().stream()
        .collect(Collectors.toMap(PresignedPart::partNumber, PresignedPart::url));
  }

  Completed complete(FileId id, String key, @Nullable List<@Nullable Part> sent, Caller caller) {
    requireKeyOf(id, key);
    List<@Nullable UploadedPart> expected =
        sent == null
            ? null
            : sent.stream()
                .<@Nullable UploadedPart>map(
                    part -> part == null ? null : new UploadedPart(part.partNumber(), part.eTag()))
                .toList();
    completions.complete(id, expected, caller);
    return new Completed("/api/v1/files/" + id, key, id);
  }

  void abort(FileId id, String key, Caller caller) {
    requireKeyOf(id, key);
    deletion.abort(id, caller);
  }

  private static void requireKeyOf(FileId id, String key) {
    if (!key.endsWith("/" + id)) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD, "The key is not that of this upload.", "key");
    }
  }
}
