package dev.airlock.api.person;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class ExportController {
  private final Exports exports;

  ExportController(Exports exports) {
    this.exports = exports;
  }

  @Operation(
      operationId = "exportPerson",
      summary = "Export a person's data",
      description =
          "What is known of a person of the tenant, without the bytes of their files: first the"
              + " files, then access that they gave or were given, then what they did. Page by"
              + " page: pass nextCursor as cursor until there is none.")
  @ProblemResponses({ApiProblem.INVALID_FIELD})
  @PostMapping("/api/v1/admin/exports")
  ExportPage export(@RequestBody PersonRequest request, Caller caller) {
    String subject = request.checkedSubject();
    int limit = request.checkedLimit();
    String cursor = request.cursor();
    ExportPosition from =
        cursor == null ? ExportPosition.beginning() : ExportPosition.parse(cursor, subject);
    return caller.operating(() -> exports.page(subject, from, limit, caller));
  }
}
