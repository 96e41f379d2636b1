package dev.airlock.api.completion;

import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CompletionController {
  private final Completions completions;

  CompletionController(Completions completions) {
    this.completions = completions;
  }

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
