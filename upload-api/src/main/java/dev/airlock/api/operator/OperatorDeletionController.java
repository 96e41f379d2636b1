package dev.airlock.api.operator;

import dev.airlock.api.file.DeleteAnswer;
import dev.airlock.api.file.FileAccess;
import dev.airlock.api.file.FileDeletion;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class OperatorDeletionController {
  private final FileAccess files;
  private final FileDeletion deletion;

  OperatorDeletionController(FileAccess files, FileDeletion deletion) {
    this.files = files;
    this.deletion = deletion;
  }

  @Operation(
      operationId = "deleteFileOfTenant",
      summary = "Delete a file of the tenant",
      description =
          "As its owner would. The owner can restore it, unless hardDelete deletes every version"
              + " from all buckets at once. The file's history keeps the reason.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.INVALID_FIELD})
  @DeleteMapping("/api/v1/admin/files/{fileId}")
  DeleteAnswer delete(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "false") boolean hardDelete,
      @RequestParam(required = false) @Nullable String reason,
      Caller caller) {
    String checked = reason == null ? null : OperatorReason.checked(reason, "reason");
    return caller.operating(() -> {
      RegisteredFile file = files.readable(fileId, caller, hardDelete ? "hard-delete" : "delete");
      return DeleteAnswer.of(deletion.delete(file, hardDelete, checked, caller));
    });
  }
}
