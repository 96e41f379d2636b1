package dev.airlock.webhook.withdrawal;

import java.time.Instant;

/// What was withdrawn.
///
/// @param since from when on; to be sent again with what follows
/// @param withdrawn how many verdicts
/// @param more whether to send the request again at once
record WithdrawalAnswer(Instant since, int withdrawn, boolean more) {}
