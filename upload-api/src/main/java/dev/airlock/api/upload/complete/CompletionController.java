package dev.airlock.api.upload.complete;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Uploads")
class CompletionController {
  private final Completions completions;

  CompletionController(Completions completions) {
    this.completions = completions;
  }

  @Operation(
      operationId = "completeUpload",
      summary = "Complete an upload",
      description =
          "Assembles the parts of a multipart upload. For every upload it makes sure that a scan is"
              + " queued, even if S3's event was lost. May be called again.")
  @ProblemResponses({
    ApiProblem.FILE_NOT_FOUND,
    ApiProblem.NOT_THE_OWNER,
    ApiProblem.OBJECT_NOT_UPLOADED,
    ApiProblem.PARTS_INCOMPLETE,
    ApiProblem.UPLOAD_ENDED
  })
  @PostMapping("/api/v1/files/upload/complete")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CompleteAnswer complete(@RequestBody CompleteRequest request, Caller caller) {
    return completions.complete(request, caller);
  }

  /// The upload that is complete.
  ///
  /// @param parts for multipart uploads, optional: the parts that the uploader expects
  record CompleteRequest(@Nullable FileId fileId, @Nullable List<@Nullable UploadedPart> parts) {}

  /// The file and its status.
  record CompleteAnswer(FileId fileId, FileStatus status) {}
}
