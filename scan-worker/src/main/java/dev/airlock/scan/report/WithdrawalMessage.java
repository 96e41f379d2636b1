package dev.airlock.scan.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/v1/withdrawals`.
record WithdrawalMessage(String node, @Nullable Instant since) {

  /// What the webhook answers.
  ///
  /// @param more whether it wants the same message again
  record Answer(Instant since, int withdrawn, boolean more) {}
}
