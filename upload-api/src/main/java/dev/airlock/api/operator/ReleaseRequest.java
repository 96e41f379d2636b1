package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblemException;
import org.jspecify.annotations.Nullable;

/// The body of `POST /admin/files/{fileId}/release`, unchecked.
///
/// @param reason why the operator vouches for the file; required, 1 to 1000 characters
record ReleaseRequest(@Nullable String reason) {

  /// The reason, as the audit log keeps it.
  ///
  /// @throws ApiProblemException 400 unless there is one that can be recorded
  String checkedReason() {
    return OperatorReason.checked(reason == null ? "" : reason, "reason");
  }
}
