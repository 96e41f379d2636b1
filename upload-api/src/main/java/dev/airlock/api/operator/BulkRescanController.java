package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.rescan.RescanQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class BulkRescanController {
  private final BulkRescans rescans;
  private final Clock clock;

  BulkRescanController(BulkRescans rescans, Clock clock) {
    this.rescans = rescans;
    this.clock = clock;
  }

  @Operation(
      operationId = "rescanFiles",
      summary = "Rescan many files",
      description =
          "Rescans the clean and quarantined files of the tenant that match, those with the oldest"
              + " verdict first, page by page: pass nextCursor as cursor, with everything else as"
              + " before, until there is none. While 1000 rescans of the tenant wait, none is"
              + " added.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @PostMapping("/api/v1/admin/rescans")
  @ResponseStatus(HttpStatus.ACCEPTED)
  BulkRescanAnswer rescan(@RequestBody BulkRescanRequest request, Caller caller) {
    int limit = request.checkedLimit();
    RescanQuery query = request.query(caller.tenant(), clock.instant());
    return caller.operating(() -> rescans.request(query, limit, caller));
  }
}
