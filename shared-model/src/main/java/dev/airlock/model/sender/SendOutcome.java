package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultAnswer;
import java.io.IOException;

/// What came of sending a scan result, and so what the scanner does next.
public sealed interface SendOutcome {

  /// The webhook took the message. Its answer says what became of it.
  record Accepted(ScanResultAnswer answer) implements SendOutcome {}

  /// The verdict does not count: a later claim or another version of the object holds the file, or
  /// this scan never claimed it. Drop the result and remove its copy.
  record Stale() implements SendOutcome {}

  /// The file was deleted. Drop the result, and remove its copy and the object.
  record Deleted() implements SendOutcome {}

  /// Any other answer. Below 500 the message is at fault and would be refused again; from 500 on
  /// the webhook failed at it, and the same message with the same id may be sent again some times.
  ///
  /// @param problem the body, in most cases `application/problem+json` (RFC 9457)
  record Refused(int status, String problem) implements SendOutcome {}

  /// The webhook cannot take messages now, whichever it is. Send the same one again later, with the
  /// same id.
  sealed interface Unavailable extends SendOutcome {

    /// It has no time, or a proxy says that it is not there.
    record Busy(int status) implements Unavailable {}

    /// There was no whole answer. The message may have been applied nevertheless.
    record Unreachable(IOException cause) implements Unavailable {}
  }
}
