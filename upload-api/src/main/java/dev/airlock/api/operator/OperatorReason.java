package dev.airlock.api.operator;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;

/// Why an operator does something, as the audit log keeps it.
final class OperatorReason {
  private static final int MAX_LENGTH = 1_000;

  private OperatorReason() {}

  /// The same text.
  ///
  /// @param field where it was given
  /// @throws ApiProblemException 400 if it is blank or cannot be recorded
  static String checked(String text, String field) {
    if (text.isBlank()
        || text.length() > MAX_LENGTH
        || text.codePoints().anyMatch(OperatorReason::isUnprintable)) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "%s must be 1 to %d characters, without control characters.".formatted(field, MAX_LENGTH),
          field);
    }
    return text;
  }

  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
