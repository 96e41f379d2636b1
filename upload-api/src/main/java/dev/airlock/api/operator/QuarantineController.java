package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.api.file.Cursor;
import dev.airlock.api.file.Filters;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.listing.FileLists;
import dev.airlock.registry.listing.QuarantineQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Operators")
class QuarantineController {
  private final FileLists lists;
  private final MetadataView view;
  private final Clock clock;

  QuarantineController(FileLists lists, JsonMapper json, Clock clock) {
    this.lists = lists;
    this.view = new MetadataView(json);
    this.clock = clock;
  }

  @Operation(
      operationId = "listQuarantine",
      summary = "List the quarantine",
      description =
          "The infected and quarantined files of the tenant, whoever owns them. Newest first, page"
              + " by page: pass nextCursor as cursor, with everything else as before.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @GetMapping("/api/v1/admin/quarantine")
  QuarantinePage list(
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String profile,
      @RequestParam(required = false) @Nullable Instant settledAfter,
      @RequestParam(defaultValue = "20") int limit,
      @RequestParam(required = false) @Nullable String cursor,
      Caller caller) {
    int most = Filters.limit(limit);
    QuarantineQuery first =
        new QuarantineQuery(
            caller.tenant(),
            Filters.status(status),
            Filters.reason(reason),
            owner,
            profile,
            settledAfter == null ? null : Filters.within(settledAfter, clock.instant()),
            null);
    QuarantineQuery query = cursor == null ? first : first.after(Cursor.parse(cursor, first));
    // One more than requested shows whether there is another page.
    List<RegisteredFile> found = caller.operating(() -> lists.quarantine(query, most + 1));
    List<RegisteredFile> page = found.subList(0, Math.min(most, found.size()));
    return new QuarantinePage(
        page.stream().map(file -> TenantFile.of(file, view)).toList(),
        found.size() > most ? Cursor.after(page.getLast().id(), first) : null);
  }

  /// One page of the list, newest first.
  ///
  /// @param nextCursor for the next page of the same list; absent on the last one
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record QuarantinePage(List<TenantFile> files, @Nullable String nextCursor) {}
}
