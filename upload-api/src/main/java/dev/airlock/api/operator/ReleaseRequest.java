package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import org.jspecify.annotations.Nullable;

/// The body of `POST /admin/files/{fileId}/release`, unchecked.
///
/// @param reason why the operator vouches for the file; required, 1 to 1000 characters
record ReleaseRequest(@Nullable String reason) {
  private static final int MAX_REASON = 1_000;

  /// The reason, as the audit log keeps it.
  ///
  /// @throws ApiProblemException 400 unless there is one that can be recorded
  String checkedReason() {
    if (reason == null
        || reason.isBlank()
        || reason.length() > MAX_REASON
        || reason.codePoints().anyMatch(ReleaseRequest::isUnprintable)) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "reason is required: up to %d characters, without control characters."
              .formatted(MAX_REASON),
          "reason");
    }
    return reason;
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
