package dev.airlock.api.operator;

import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.objectstore.ObjectCreatedQueue;
import dev.airlock.objectstore.ObjectStore;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.rescan.RescanOutcome;
import dev.airlock.registry.rescan.Rescans;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Requests rescans on behalf of an operator. The request is recorded first and queued second:
/// whatever fails in between, the reconciler queues it again.
@Component
class RescanRequests {
  private final FileAccess files;
  private final ObjectStore objects;
  private final Rescans rescans;
  private final ObjectCreatedQueue scans;

  RescanRequests(FileAccess files, ObjectStore objects, Rescans rescans, ObjectCreatedQueue scans) {
    this.files = files;
    this.objects = objects;
    this.rescans = rescans;
    this.scans = scans;
  }

  /// @throws ApiProblemException 404 if the tenant has no such file; 409 if it cannot be rescanned
  RegisteredFile rescan(FileId id, Caller operator) {
    RegisteredFile file = files.readable(id, operator, "rescan");
    ObjectVersion object = objectOf(file).orElseThrow(() -> notRescannable(file.status()));
    return switch (rescans.request(id, operator.actor())) {
      case RescanOutcome.Requested(RegisteredFile requested) -> queued(requested, object);
      case RescanOutcome.Refused(FileStatus status, _) -> throw notRescannable(status);
      case RescanOutcome.Unknown() -> throw notRescannable(file.status());
    };
  }

  /// Requests a rescan if it is possible: since the file was found, others may have changed it.
  boolean rescanIfPossible(RegisteredFile file, Caller operator) {
    Optional<ObjectVersion> object = objectOf(file);
    if (object.isEmpty()
        || !(rescans.request(file.id(), operator.actor())
            instanceof RescanOutcome.Requested(RegisteredFile requested))) {
      return false;
    }
    queued(requested, object.get());
    return true;
  }

  /// @param because why, in the operator's words
  /// @throws ApiProblemException 404 if the tenant has no such file; 409 if it cannot be released
  RegisteredFile release(FileId id, String because, Caller operator) {
    RegisteredFile file = files.readable(id, operator, "release");
    Optional<ObjectVersion> object = objectOf(file);
    if (object.isEmpty()) {
      throw notReleasable(file.status(), null);
    }
    return switch (rescans.release(id, because, operator.actor())) {
      case RescanOutcome.Requested(RegisteredFile requested) -> queued(requested, object.get());
      case RescanOutcome.Refused(FileStatus status, var reason) ->
          throw notReleasable(status, reason);
      case RescanOutcome.Unknown() -> throw notReleasable(file.status(), null);
    };
  }

  private Optional<ObjectVersion> objectOf(RegisteredFile file) {
    ObjectLocation location = file.location();
    return location == null ? Optional.empty() : objects.find(location);
  }

  private RegisteredFile queued(RegisteredFile requested, ObjectVersion object) {
    scans.send(object);
    return requested;
  }

  private static ApiProblemException notRescannable(FileStatus status) {
    return new ApiProblemException(
        ApiProblem.NOT_RESCANNABLE,
        "The file is %s. Only clean and quarantined files whose object still exists can be rescanned."
            .formatted(status.wireName()));
  }

  private static ApiProblemException notReleasable(
      FileStatus status, @Nullable QuarantineReason reason) {
    return new ApiProblemException(
        ApiProblem.NOT_RELEASABLE,
        reason == null
            ? "The file is %s. Only a quarantined file whose object still exists can be released."
                .formatted(status.wireName())
            : "A file quarantined as %s cannot be released. Rescan it or upload it again."
                .formatted(reason.wireName()));
  }
}
