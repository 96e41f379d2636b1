package dev.airlock.api.person;

import dev.airlock.api.file.Filters;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.runtime.problem.StorableText;
import org.jspecify.annotations.Nullable;

/// The body of `POST /admin/exports` and `POST /admin/erasures`, unchecked. The person is named in
/// a body, because addresses are logged on the way.
///
/// @param subject who it is, as in their tokens
/// @param limit how many at most, up to 100, which is also the default
/// @param cursor where to go on; only of an export
record PersonRequest(@Nullable String subject, @Nullable Integer limit, @Nullable String cursor) {
  private static final int MOST = 100;
  // Far longer than what issuers give out (OpenID Connect allows 255), and bounded.
  private static final int LONGEST = 1_000;

  /// @throws ApiProblemException 400 if nobody can be called so
  String checkedSubject() {
    if (subject == null
        || subject.isEmpty()
        || subject.length() > LONGEST
        || !StorableText.is(subject)) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "subject is required: up to %d characters, as in the person's tokens.".formatted(LONGEST),
          "subject");
    }
    return subject;
  }

  /// @throws ApiProblemException 400 if it is out of range
  int checkedLimit() {
    return Filters.limit(limit == null ? MOST : limit);
  }
}
