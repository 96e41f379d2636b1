package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parameters of lists, checked.
public final class Filters {
  private static final int MAX_LIMIT = 100;

  private Filters() {}

  /// How many files a page may have.
  ///
  /// @throws ApiProblemException 400 if it is out of range
  public static int limit(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw invalid("limit", "limit must be a number from 1 to " + MAX_LIMIT + ".");
    }
    return limit;
  }

  /// The status of that name, if there is a name.
  ///
  /// @throws ApiProblemException 400 if there is no such status
  public static @Nullable FileStatus status(@Nullable String name) {
    return name == null
        ? null
        : named(name, "status", FileStatus::wireName, List.of(FileStatus.values()));
  }

  /// The reason of that name, if there is a name.
  ///
  /// @throws ApiProblemException 400 if there is no such reason
  public static @Nullable QuarantineReason reason(@Nullable String name) {
    return name == null
        ? null
        : named(name, "reason", QuarantineReason::wireName, List.of(QuarantineReason.values()));
  }

  /// A time that the registry knows: no verdict is older than the epoch or younger than now.
  public static Instant within(Instant time, Instant now) {
    if (time.isBefore(Instant.EPOCH)) {
      return Instant.EPOCH;
    }
    return time.isAfter(now) ? now : time;
  }

  private static <T> T named(String name, String field, Function<T, String> nameOf, List<T> all) {
    return all.stream()
        .filter(value -> nameOf.apply(value).equals(name))
        .findFirst()
        .orElseThrow(() ->
            invalid(
                field,
                all.stream()
                    .map(nameOf)
                    .collect(Collectors.joining(", ", field + " must be one of ", "."))));
  }

  private static ApiProblemException invalid(String field, String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, field);
  }
}
