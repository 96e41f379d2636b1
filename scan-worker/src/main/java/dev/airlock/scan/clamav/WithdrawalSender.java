package dev.airlock.scan.clamav;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a worker says that what a node called clean is not to be trusted.
public interface WithdrawalSender {

  /// Has all files scanned again that the node called clean since it last proved itself.
  ///
  /// @param since when that was, if this worker knows; the webhook knows what the verdicts said
  /// @return from when on they were withdrawn, to be given again when the same failure is reported
  ///   once more
  /// @throws RuntimeException if the webhook does not confirm it
  Instant withdraw(NodeAddress node, @Nullable Instant since);
}
