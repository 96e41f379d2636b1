package dev.airlock.api.operator;

import dev.airlock.api.file.FileAccess;
import dev.airlock.api.file.HistoryRequest;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
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
@Tag(name = "Operators")
class TenantFilesController {
  private final FileAccess files;
  private final AuditLog audit;
  private final MetadataView view;

  TenantFilesController(FileAccess files, AuditLog audit, JsonMapper json) {
    this.files = files;
    this.audit = audit;
    this.view = new MetadataView(json);
  }

  @Operation(
      operationId = "getFileOfTenant",
      summary = "Show a file of the tenant",
      description =
          "What its owner sees, who that is, and what was requested for it. Nobody can download a"
              + " file by this.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND})
  @GetMapping("/api/v1/admin/files/{fileId}")
  TenantFile file(@PathVariable FileId fileId, Caller caller) {
    return caller.operating(() -> TenantFile.of(files.readable(fileId, caller, "read"), view));
  }

  @Operation(
      operationId = "getHistoryOfTenant",
      summary = "Show the audit log of a file of the tenant",
      description =
          "As its owner sees it: who did what and when, oldest first. If there is more, the header"
              + " Link names the next page as rel=\"next\" (RFC 8288).")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/admin/files/{fileId}/history")
  ResponseEntity<List<HistoryEntry>> history(
      @PathVariable FileId fileId,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    HistoryRequest request = HistoryRequest.parse(fileId, limit, cursor);
    return caller.operating(() -> {
      files.readable(fileId, caller, "read-history");
      return request.answer(audit, "/api/v1/admin/files/%s/history".formatted(fileId));
    });
  }
}
