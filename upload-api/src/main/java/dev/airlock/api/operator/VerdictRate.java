package dev.airlock.api.operator;

import dev.airlock.registry.overview.RecentVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How many files lately got their verdicts.
///
/// @param minutes within how many minutes
/// @param files how many
/// @param atLeast whether there may be more than were counted
record VerdictRate(int minutes, int files, boolean atLeast) {
  private static final int MINUTES = 5;

  /// @param last the last verdicts
  /// @param most how many these could have been
  static VerdictRate of(List<RecentVerdict> last, int most, Instant now) {
    Instant since = now.minus(Duration.ofMinutes(MINUTES));
    int lately = (int) last.stream().filter(v -> !v.settledAt().isBefore(since)).count();
    return new VerdictRate(MINUTES, lately, lately == most);
  }
}
