package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.registration.FileRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The files that a caller may access. Every refused attempt is recorded in the history of the
/// file.
@Component
public class FileAccess {
  private final FileRegistry files;
  private final AuditLog audit;

  FileAccess(FileRegistry files, AuditLog audit) {
    this.files = files;
    this.audit = audit;
  }

  /// A file that the caller may read: their own, or one they were granted.
  ///
  /// @param attempt what the caller wants to do, for the audit log
  /// @throws ApiProblemException 404 if there is none, or it is another tenant's: tenants do not
  ///   learn of each other; 403 if it belongs to somebody else of the same tenant
  public RegisteredFile readable(FileId id, Caller caller, String attempt) {
    return files.find(id).orElseThrow(() -> refused(id, caller, attempt));
  }

  /// A file that belongs to the caller.
  ///
  /// @param attempt what the caller wants to do, for the audit log
  /// @throws ApiProblemException as [#readable] does; 403 also for a file that the caller may only
  ///   read
  public RegisteredFile owned(FileId id, Caller caller, String attempt) {
    RegisteredFile file = readable(id, caller, attempt);
    if (!file.owner().equals(caller.subject())) {
      throw notTheOwner(id, caller, attempt);
    }
    return file;
  }

  private ApiProblemException refused(FileId id, Caller caller, String attempt) {
    return switch (files.visibility(id)) {
      case SAME_TENANT -> notTheOwner(id, caller, attempt);
      case OTHER_TENANT -> {
        audit.recordForeign(
            id,
            caller.actor(),
            caller.tenant() == null ? "" : caller.tenant(),
            Map.of("attempt", attempt));
        yield notFound(id);
      }
      case ABSENT -> notFound(id);
    };
  }

  private ApiProblemException notTheOwner(FileId id, Caller caller, String attempt) {
    audit.record(id, Action.ACCESS_REFUSED, caller.actor(), Map.of("attempt", attempt));
    return new ApiProblemException(
        ApiProblem.NOT_THE_OWNER, "Only the owner of the file may do this.");
  }

  private static ApiProblemException notFound(FileId id) {
    return new ApiProblemException(ApiProblem.FILE_NOT_FOUND, "No file has the id " + id + ".");
  }
}
