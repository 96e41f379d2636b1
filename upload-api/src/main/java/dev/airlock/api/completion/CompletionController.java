package dev.airlock.api.completion;

import dev.airlock.api.problem.ProblemResponses;
import dev.airlock.api.problem.ProblemType;
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
          "Puts the parts of a multipart upload together. For every upload it makes sure that a"
              + " scan is on its way, even if the event of S3 was lost. May be called again.")
  @ProblemResponses({
    ProblemType.FILE_NOT_FOUND,
    ProblemType.NOT_THE_OWNER,
    ProblemType.OBJECT_NOT_UPLOADED,
    ProblemType.PARTS_INCOMPLETE,
    ProblemType.UPLOAD_ENDED
  })
  @PostMapping("/api/v1/files/upload/complete")
  @ResponseStatus(HttpStatus.ACCEPTED)
  CompleteAnswer complete(@RequestBody CompleteRequest request, Caller caller) {
    return completions.complete(request, caller);
  }

  /// Which upload is complete.
  ///
  /// @param parts for uploads in parts, optional: what the uploader believes was stored
  record CompleteRequest(@Nullable FileId fileId, @Nullable List<@Nullable UploadedPart> parts) {}

  /// A part as the uploader knows it.
  ///
  /// @param eTag what S3 answered
  record UploadedPart(@Nullable Integer partNumber, @Nullable String eTag) {}

  /// Where the file stands.
  record CompleteAnswer(FileId fileId, FileStatus status) {}
}
