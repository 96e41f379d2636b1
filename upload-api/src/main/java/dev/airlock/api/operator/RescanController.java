package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class RescanController {
  private final RescanRequests requests;

  RescanController(RescanRequests requests) {
    this.requests = requests;
  }

  @Operation(
      operationId = "rescanFile",
      summary = "Rescan a file",
      description =
          "Scans a clean or quarantined file of the tenant again, with today's signatures. The file"
              + " keeps its status until a scanner claims it.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_RESCANNABLE})
  @PostMapping("/api/v1/admin/files/{fileId}/rescan")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RescanAnswer rescan(@PathVariable FileId fileId, Caller caller) {
    return caller.operating(() -> RescanAnswer.of(requests.rescan(fileId, caller)));
  }

  @Operation(
      operationId = "releaseFile",
      summary = "Release a file from quarantine",
      description =
          "Scans a quarantined file of the tenant again and ignores the reason that it was"
              + " quarantined for; malware and any other finding still count. Only for encrypted,"
              + " unscannable, suspicious, type-mismatch, type-not-allowed and corrupt.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_RELEASABLE})
  @PostMapping("/api/v1/admin/files/{fileId}/release")
  @ResponseStatus(HttpStatus.ACCEPTED)
  RescanAnswer release(
      @PathVariable FileId fileId, @RequestBody ReleaseRequest request, Caller caller) {
    String because = request.checkedReason();
    return caller.operating(() -> RescanAnswer.of(requests.release(fileId, because, caller)));
  }
}
