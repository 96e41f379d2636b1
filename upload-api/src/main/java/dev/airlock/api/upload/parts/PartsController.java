package dev.airlock.api.upload.parts;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Uploads")
class PartsController {
  private final Parts parts;

  PartsController(Parts parts) {
    this.parts = parts;
  }

  @Operation(
      operationId = "signParts",
      summary = "Get part URLs",
      description = "Presigned URLs for parts of a multipart upload, as often as needed.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER, ApiProblem.UPLOAD_ENDED})
  @PostMapping("/api/v1/files/upload/{fileId}/parts")
  SignedParts sign(@PathVariable FileId fileId, @RequestBody SignRequest request, Caller caller) {
    return parts.sign(fileId, request.partNumbers(), caller);
  }

  @Operation(
      operationId = "listParts",
      summary = "List the stored parts",
      description = "All that is needed to resume an interrupted multipart upload.")
  @ProblemResponses({ApiProblem.FILE_NOT_FOUND, ApiProblem.NOT_THE_OWNER, ApiProblem.UPLOAD_ENDED})
  @GetMapping("/api/v1/files/upload/{fileId}/parts")
  StoredParts stored(@PathVariable FileId fileId, Caller caller) {
    return parts.stored(fileId, caller);
  }

  /// The parts to presign.
  ///
  /// @param partNumbers each from 1 to the number of parts, at most 1,000 at a time
  record SignRequest(@Nullable List<@Nullable Integer> partNumbers) {}
}
