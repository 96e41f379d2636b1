package dev.airlock.api.operator;

import dev.airlock.api.file.Filters;
import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.rescan.RescanQuery;
import dev.airlock.runtime.problem.StorableText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of `POST /admin/rescans`, unchecked. Whatever is left out does not matter.
///
/// @param status `clean` or `quarantined`
/// @param reason why the files are quarantined
/// @param settledAfter the first time of their verdicts
/// @param settledBefore the time before which they had their verdicts; now at the latest
/// @param limit how many at most, up to 100, which is also the default
/// @param cursor where to go on
record BulkRescanRequest(
    @Nullable String status,
    @Nullable String reason,
    @Nullable String profile,
    @Nullable Instant settledAfter,
    @Nullable Instant settledBefore,
    @Nullable Integer limit,
    @Nullable String cursor) {
  private static final int MOST = 100;

  /// @throws ApiProblemException 400 if it is out of range
  int checkedLimit() {
    return Filters.limit(limit == null ? MOST : limit);
  }

  /// Which files it asks for.
  ///
  /// @throws ApiProblemException 400 if a field means nothing
  RescanQuery query(@Nullable String tenant, Instant now) {
    if (profile != null && !StorableText.is(profile)) {
      throw invalid("profile", "profile has characters that no profile has.");
    }
    Instant from = Filters.within(settledAfter == null ? Instant.EPOCH : settledAfter, now);
    RescanQuery first =
        new RescanQuery(
            tenant,
            checkedStatus(),
            Filters.reason(reason),
            profile,
            from,
            Filters.within(settledBefore == null ? now : settledBefore, now),
            RescanQuery.Position.before(from));
    return cursor == null ? first : RescanCursor.parse(cursor, first);
  }

  private @Nullable FileStatus checkedStatus() {
    FileStatus checked = Filters.status(status);
    if (checked != null && checked != FileStatus.CLEAN && checked != FileStatus.QUARANTINED) {
      throw invalid("status", "status must be clean or quarantined: others cannot be rescanned.");
    }
    return checked;
  }

  private static ApiProblemException invalid(String field, String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, field);
  }
}
