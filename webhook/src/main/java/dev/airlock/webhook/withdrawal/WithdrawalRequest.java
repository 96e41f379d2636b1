package dev.airlock.webhook.withdrawal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a scanner asks for.
///
/// @param node which of its processes failed, as named in `engine.node` of its verdicts
/// @param since when it last proved itself; left out if the scanner does not know
record WithdrawalRequest(@Nullable String node, @Nullable Instant since) {}
