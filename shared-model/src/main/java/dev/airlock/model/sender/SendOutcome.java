package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultResponse;
import java.io.IOException;

/// The outcome of sending a scan result, which decides what the scanner does next.
public sealed interface SendOutcome {

  /// The webhook accepted the message; see its response.
  record Accepted(ScanResultResponse response) implements SendOutcome {}

  /// The verdict does not count: a later claim or another version of the object holds the file, or
  /// this scan never claimed it. Drop the result and delete its copy.
  record Stale() implements SendOutcome {}

  /// The file was deleted. Drop the result, and delete its copy and the object.
  record Deleted() implements SendOutcome {}

  /// Any other response. Below 500 the message is at fault and would be refused again; from 500 on
  /// the webhook failed, and the same message may be sent again a few times, with the same id.
  ///
  /// @param problem the body, in most cases `application/problem+json` (RFC 9457)
  record Refused(int status, String problem) implements SendOutcome {}

  /// The webhook accepts no message at the moment. Send the same one again later, with the same id.
  sealed interface Unavailable extends SendOutcome {

    /// It is overloaded, or a proxy cannot reach it.
    record Busy(int status) implements Unavailable {}

    /// There was no whole response. The message may have been applied nevertheless.
    record Unreachable(IOException cause) implements Unavailable {}
  }
}
