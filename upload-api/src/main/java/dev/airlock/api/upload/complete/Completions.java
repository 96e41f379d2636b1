package dev.airlock.api.upload.complete;

import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.StoredPart;
import dev.airlock.api.security.Caller;
import dev.airlock.api.upload.complete.CompletionController.CompleteAnswer;
import dev.airlock.api.upload.complete.CompletionController.CompleteRequest;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes sure that a scan is queued, whether or not S3's own event arrives. If it does, no harm is
/// done: the scanner skips a file that has its verdict.
@Component
public class Completions {
  // S3's own event nearly always comes within a second. Whatever has a verdict by then is skipped
  // instead of being scanned twice.
  private static final Duration AFTER_THE_EVENT = Duration.ofSeconds(2);

  private final FileAccess files;
  private final MultipartUploads multipart;
  private final ObjectStore objects;
  private final ObjectCreatedQueue scans;
  private final AuditLog audit;

  Completions(
      FileAccess files,
      MultipartUploads multipart,
      ObjectStore objects,
      ObjectCreatedQueue scans,
      AuditLog audit) {
    this.files = files;
    this.multipart = multipart;
    this.objects = objects;
    this.scans = scans;
    this.audit = audit;
  }

  CompleteAnswer complete(CompleteRequest request, Caller caller) {
    if (request.fileId() == null) {
      throw new ApiProblemException(ApiProblem.INVALID_FIELD, "fileId is required.", "fileId");
    }
    RegisteredFile file = complete(request.fileId(), request.parts(), caller);
    return new CompleteAnswer(file.id(), file.status());
  }

  /// Completes an upload, if that did not happen before.
  ///
  /// @param parts those that the uploader expects, if it says so
  /// @return the file as it was found
  public RegisteredFile complete(
      FileId id, @Nullable List<@Nullable UploadedPart> parts, Caller caller) {
    PartList expected = PartList.of(parts);
    RegisteredFile file = files.owned(id, caller, "complete");
    switch (file.status()) {
      case PENDING -> confirm(file, expected, caller);
      case SCANNING, CLEAN, INFECTED, QUARANTINED -> {} // a scan is or was running
      case EXPIRED, DELETED ->
          throw new ApiProblemException(
              ApiProblem.UPLOAD_ENDED, "The file is " + file.status().wireName() + ".");
    }
    return file;
  }

  private void confirm(RegisteredFile file, PartList expected, Caller caller) {
    if (file.upload().multipartId() != null) {
      assemble(file, expected);
    }
    Optional<ObjectVersion> object = objects.latest(file.objectKey());
    if (object.isPresent()) {
      scans.send(object.get(), AFTER_THE_EVENT);
      audit.record(file.id(), Action.UPLOAD_CONFIRMED, caller.actor(), Map.of());
    } else if (files.owned(file.id(), caller, "complete").status() == FileStatus.PENDING) {
      throw new ApiProblemException(
          ApiProblem.OBJECT_NOT_UPLOADED,
          "Send the file as described in the upload instructions, then try again.");
    }
    // Otherwise it was scanned meanwhile, and its object is where its verdict put it.
  }

  // If the upload is gone, its object may exist: completed before, by a call that was interrupted.
  private void assemble(RegisteredFile file, PartList expected) {
    String uploadId = String.valueOf(file.upload().multipartId());
    Long partSize = file.upload().partSize();
    Optional<List<StoredPart>> stored = multipart.stored(file.objectKey(), uploadId);
    if (stored.isEmpty() || partSize == null) {
      return;
    }
    List<StoredPart> parts = stored.get();
    expected.requireComplete(parts, new PartPlan(file.declaredSize(), partSize));
    if (!multipart.complete(file.objectKey(), uploadId, parts)) {
      throw new ApiProblemException(
          ApiProblem.PARTS_INCOMPLETE, "The parts changed while they were being assembled.");
    }
  }
}
