package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.lifecycle.FileMetadata;
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
  private final FileDeletion deletion;
  private final MetadataView view;

  DeletionController(FileDeletion deletion, JsonMapper json) {
    this.deletion = deletion;
    this.view = new MetadataView(json);
  }

  @Operation(
      operationId = "deleteFile",
      summary = "Delete a file",
      description =
          "A file that had a verdict can be restored until its retention ends, unless hardDelete"
              + " deletes every version from all buckets at once. The audit log is kept.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER})
  @DeleteMapping("/api/v1/files/{fileId}")
  DeleteAnswer delete(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "false") boolean hardDelete,
      Caller caller) {
    return DeleteAnswer.of(deletion.delete(fileId, hardDelete, caller));
  }

  @Operation(
      operationId = "restoreFile",
      summary = "Restore a deleted file",
      description =
          "The file gets its former status back: clean, infected or quarantined. If it is being"
              + " scanned again, or was meanwhile, it gets the status of that scan.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.NOT_RESTORABLE
  })
  @PostMapping("/api/v1/files/{fileId}/restore")
  FileMetadata restore(@PathVariable FileId fileId, Caller caller) {
    return view.of(deletion.restore(fileId, caller));
  }

  @Operation(
      operationId = "abortUpload",
      summary = "Abort an upload",
      description =
          "Discards what was uploaded of a file that is still pending. Repeating it has no effect.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER, ApiProblem.UPLOAD_ENDED})
  @DeleteMapping("/api/v1/files/upload/{fileId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void abort(@PathVariable FileId fileId, Caller caller) {
    deletion.abort(fileId, caller);
  }
}
