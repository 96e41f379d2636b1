package dev.airlock.api.upload.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.api.profile.ResolvedType;
import dev.airlock.api.upload.UploadRequest;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// The result of one file of a form: either its id and status, or a problem.
///
/// @param fileName as the form has it
/// @param contentType what the file is taken for
/// @param contentTypeResolved whether the file's name decided that, not the form
@JsonInclude(JsonInclude.Include.NON_NULL)
record FormFile(
    @Nullable String fileName,
    @Nullable FileId fileId,
    @Nullable FileStatus status,
    @Nullable String contentType,
    @Nullable Boolean contentTypeResolved,
    @Nullable ProblemDetail problem) {

  static FormFile accepted(UploadRequest request, RegisteredFile file) {
    ResolvedType type = request.type();
    return new FormFile(
        request.fileName(), file.id(), file.status(), type.contentType(), type.resolved(), null);
  }

  /// After how many seconds to try again; null if that does not help.
  @Nullable Long retryAfter() {
    return problem == null || problem.getProperties() == null
        ? null
        : (Long) problem.getProperties().get("retryAfter");
  }

  static FormFile refused(@Nullable String fileName, ProblemDetail problem) {
    return new FormFile(fileName, null, null, null, null, problem);
  }
}
