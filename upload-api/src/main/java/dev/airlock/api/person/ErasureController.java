package dev.airlock.api.person;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.registry.erasure.Erasures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Operators")
class ErasureController {
  private final PersonErasures personErasures;
  private final Erasures erasures;

  ErasureController(PersonErasures personErasures, Erasures erasures) {
    this.personErasures = personErasures;
    this.erasures = erasures;
  }

  @Operation(
      operationId = "erasePerson",
      summary = "Erase a person's data",
      description =
          "Deletes the files of a person of the tenant for good, every version from all buckets,"
              + " and takes their name, addresses and words out of the registry. Up to 100 files at"
              + " a time: call it again until the receipt has completedAt. It cannot be undone."
              + " What the person did as an operator stays, and your own data another operator"
              + " erases.")
  @ProblemResponses({ApiProblem.INVALID_FIELD, ApiProblem.OWN_ERASURE})
  @PostMapping("/api/v1/admin/erasures")
  ErasureReceipt erase(@RequestBody PersonRequest request, Caller caller) {
    String subject = request.checkedSubject();
    int limit = request.checkedLimit();
    if (subject.equals(caller.subject())) {
      throw new ApiProblemException(
          ApiProblem.OWN_ERASURE,
          "You answer for what you did as an operator. Have another operator erase your data.");
    }
    return caller.operating(() -> ErasureReceipt.of(personErasures.erase(subject, limit, caller)));
  }

  @Operation(
      operationId = "getErasure",
      summary = "Show the receipt of an erasure",
      description = "What was erased, when and by whom, without the name of the person.")
  @ProblemResponses({ApiProblem.NOT_FOUND})
  @GetMapping("/api/v1/admin/erasures/{erasureId}")
  ErasureReceipt receipt(@PathVariable UUID erasureId, Caller caller) {
    return caller.operating(() ->
        erasures
            .find(erasureId)
            .map(ErasureReceipt::of)
            .orElseThrow(() ->
                new ApiProblemException(
                    ApiProblem.NOT_FOUND, "No erasure has the id " + erasureId + ".")));
  }
}
