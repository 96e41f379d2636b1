package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultMessage;

/// Writes messages as JSON, by whatever library the scanner has. Properties that are null must be
/// left out, times written as RFC 3339; the annotations of Jackson on the message ask for that.
@FunctionalInterface
public interface MessageWriter {

  /// The JSON of `message` in UTF-8, the same bytes every time.
  byte[] write(ScanResultMessage message);
}
