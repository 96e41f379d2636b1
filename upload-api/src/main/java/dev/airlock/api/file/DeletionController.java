package dev.airlock.api.file;

import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.problem.ProblemType;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.metadata.FileMetadata;
import dev.airlock.registry.file.MetadataView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Files")
class DeletionController {
  private final FileDeletion removals;
  private final MetadataView view;

  DeletionController(FileDeletion removals, JsonMapper json) {
    this.removals = removals;
    this.view = new MetadataView(json);
  }

  @Operation(
      operationId = "deleteFile",
      summary = "Delete a file",
      description =
          "It can be restored until its retention ends if it had a verdict, unless hardDelete"
              + " removes every version from all buckets at once. The audit trail stays.")
  @ProblemResponses({ProblemType.FILE_NOT_FOUND, ProblemType.NOT_THE_OWNER})
  @DeleteMapping("/api/v1/files/{fileId}")
  DeleteAnswer delete(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "false") boolean hardDelete,
      Caller caller) {
    return DeleteAnswer.of(removals.delete(fileId, hardDelete, caller));
  }

  @Operation(
      operationId = "restoreFile",
      summary = "Restore a deleted file",
      description = "Brings it back as what it was: clean, infected or quarantined.")
  @ProblemResponses({ProblemType.FILE_NOT_FOUND, ProblemType.NOT_THE_OWNER, ProblemType.NOT_RESTORABLE})
  @PostMapping("/api/v1/files/{fileId}/restore")
  FileMetadata restore(@PathVariable FileId fileId, Caller caller) {
    return view.of(removals.restore(fileId, caller));
  }

  @Operation(
      operationId = "abortUpload",
      summary = "Abort an upload",
      description =
          "Throws away what was uploaded of a file that is still pending. Doing it again does"
              + " nothing.")
  @ProblemResponses({ProblemType.FILE_NOT_FOUND, ProblemType.NOT_THE_OWNER, ProblemType.UPLOAD_ENDED})
  @DeleteMapping("/api/v1/files/upload/{fileId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void abort(@PathVariable FileId fileId, Caller caller) {
    removals.abort(fileId, caller);
  }
}
