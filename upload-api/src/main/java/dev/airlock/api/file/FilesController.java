package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.MetadataView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Files")
class FilesController {
  private final FileAccess files;
  private final AuditLog audit;
  private final MetadataView view;

  FilesController(FileAccess files, AuditLog audit, JsonMapper json) {
    this.files = files;
    this.audit = audit;
    this.view = new MetadataView(json);
  }

  @Operation(
      operationId = "getFile",
      summary = "Show a file",
      description = "Its status and what is known of it. Also for those who were granted access.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER})
  @GetMapping("/api/v1/files/{fileId}")
  FileMetadata file(@PathVariable FileId fileId, Caller caller) {
    return view.of(files.readable(fileId, caller, "read"));
  }

  @Operation(
      operationId = "getHistory",
      summary = "Show the audit log",
      description =
          "Who did what and when, oldest first, including refused attempts. For the owner only. If"
              + " there is more, the header Link names the next page as rel=\"next\" (RFC 8288).")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER, ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/files/{fileId}/history")
  ResponseEntity<List<HistoryEntry>> history(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    HistoryRequest request = HistoryRequest.parse(fileId, limit, cursor);
    files.owned(fileId, caller, "read-history");
    return request.answer(audit, "/api/v1/files/%s/history".formatted(fileId));
  }
}
