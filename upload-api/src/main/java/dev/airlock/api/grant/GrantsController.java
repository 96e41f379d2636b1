package dev.airlock.api.grant;

import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.grant.FileGrant;
import dev.airlock.registry.grant.Grants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Grants")
class GrantsController {
  private final FileAccess files;
  private final Grants grants;
  private final GrantTerms terms;

  GrantsController(FileAccess files, Grants grants, GrantTerms terms) {
    this.files = files;
    this.grants = grants;
    this.terms = terms;
  }

  @Operation(
      operationId = "grantAccess",
      summary = "Grant access",
      description =
          "Lets somebody else in the same tenant show and download the file. A grant that they have"
              + " already ends: there is one for each subject. A file can have up to"
              + " 100 grants at a time.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.TOO_MANY_GRANTS
  })
  @PostMapping("/api/v1/files/{fileId}/grants")
  @ResponseStatus(HttpStatus.CREATED)
  GrantView grant(@PathVariable FileId fileId, @RequestBody GrantRequest request, Caller caller) {
    RegisteredFile file = files.owned(fileId, caller, "grant");
    String grantee = terms.grantee(request, file);
    Instant expiresAt = terms.expiresAt(request);
    return grants
        .grant(file, grantee, expiresAt, caller.actor())
        .map(GrantView::of)
        .orElseThrow(() ->
            new ApiProblemException(
                ApiProblem.TOO_MANY_GRANTS,
                "A file can have at most %d grants at a time; revoke one first."
                    .formatted(Grants.MAX_VALID)));
  }

  @Operation(
      operationId = "listGrants",
      summary = "List grants",
      description = "The grants that are valid now.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER})
  @GetMapping("/api/v1/files/{fileId}/grants")
  List<GrantView> list(@PathVariable FileId fileId, Caller caller) {
    return grants.valid(files.owned(fileId, caller, "list-grants").id()).stream()
        .map(GrantView::of)
        .toList();
  }

  @Operation(
      operationId = "revokeAccess",
      summary = "Revoke access",
      description = "Download links issued before stay valid until they expire.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.INVALID_FIELD,
    ApiProblem.NOT_FOUND
  })
  @DeleteMapping("/api/v1/files/{fileId}/grants/{grantId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable FileId fileId, @PathVariable UUID grantId, Caller caller) {
    RegisteredFile file = files.owned(fileId, caller, "revoke-grant");
    if (!grants.revoke(file.id(), grantId, caller.actor())) {
      throw new ApiProblemException(
          ApiProblem.NOT_FOUND, "The file has no valid grant with that id.");
    }
  }

  /// A grant as its owner sees it.
  ///
  /// @param subject who may show and download the file
  record GrantView(UUID grantId, String subject, Instant createdAt, Instant expiresAt) {

    private static GrantView of(FileGrant grant) {
      return new GrantView(grant.id(), grant.grantee(), grant.createdAt(), grant.expiresAt());
    }
  }
}
