package dev.airlock.api.upload.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// The result of one file of a form: either its id and status, or a problem.
///
/// @param fileName as the form has it
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormFile(
    @Nullable String fileName,
    @Nullable FileId fileId,
    @Nullable FileStatus status,
    @Nullable ProblemDetail problem) {

  static FormFile accepted(@Nullable String fileName, FileId id, FileStatus status) {
    return new FormFile(fileName, id, status, null);
  }

  static FormFile refused(@Nullable String fileName, ProblemDetail problem) {
    return new FormFile(fileName, null, null, problem);
  }
}
