package dev.airlock.api.completion;

import dev.airlock.api.completion.CompletionController.CompleteAnswer;
import dev.airlock.api.completion.CompletionController.CompleteRequest;
import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;
import dev.airlock.api.s3.MultipartUploads;
import dev.airlock.api.s3.PartPlan;
import dev.airlock.api.s3.StoredPart;
import dev.airlock.api.security.Caller;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes sure that a scan is on its way, whether or not S3's own event arrives. Harmless if it
/// does: the scanner finds a settled file and skips it.
@Component
class Completions {
  private final FileAccess files;
  private final MultipartUploads multipart;
  private final LandedObjects objects;
  private final ScanRequests scans;
  private final AuditLog journal;

  Completions(
      FileAccess files,
      MultipartUploads multipart,
      LandedObjects objects,
      ScanRequests scans,
      AuditLog journal) {
    this.files = files;
    this.multipart = multipart;
    this.objects = objects;
    this.scans = scans;
    this.journal = journal;
  }

  CompleteAnswer complete(CompleteRequest request, Caller caller) {
    if (request.fileId() == null) {
      throw new Problem(ProblemType.INVALID_FIELD, "fileId is required.", "fileId");
    }
    PartList claimed = PartList.of(request.parts());
    RegisteredFile file = files.owned(request.fileId(), caller, "complete");
    switch (file.status()) {
      case PENDING -> confirm(file, claimed, caller);
      case SCANNING, CLEAN, INFECTED, QUARANTINED -> {} // a scan is or was under way
      case EXPIRED, DELETED ->
          throw new Problem(
              ProblemType.UPLOAD_ENDED, "The file is " + file.status().wireName() + ".");
    }
    return new CompleteAnswer(file.id(), file.status());
  }

  private void confirm(RegisteredFile file, PartList claimed, Caller caller) {
    if (file.upload().multipartId() != null) {
      assemble(file, claimed);
    }
    ObjectVersion object =
        objects
            .latest(file.objectKey())
            .orElseThrow(() ->
                new Problem(
                    ProblemType.OBJECT_NOT_UPLOADED,
                    "Send the file as the upload instructions say, then try again."));
    scans.request(object);
    journal.record(file.id(), Action.UPLOAD_CONFIRMED, caller.actor(), Map.of());
  }

  // If the upload is gone, its object may be there: completed before, by a call that was cut off.
  private void assemble(RegisteredFile file, PartList claimed) {
    String uploadId = String.valueOf(file.upload().multipartId());
    Long partSize = file.upload().partSize();
    Optional<List<StoredPart>> stored = multipart.stored(file.objectKey(), uploadId);
    if (stored.isEmpty() || partSize == null) {
      return;
    }
    List<StoredPart> parts = stored.get();
    claimed.requireComplete(parts, new PartPlan(file.declaredSize(), partSize));
    if (!multipart.complete(file.objectKey(), uploadId, parts)) {
      throw new Problem(
          ProblemType.PARTS_INCOMPLETE, "The parts changed while they were put together.");
    }
  }
}
