package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultResponse;

/// Reads the webhook's responses, by whatever library the scanner has for JSON.
@FunctionalInterface
public interface ResponseReader {

  /// Reads a response from JSON in UTF-8. Throws what the library throws if it is not one.
  ScanResultResponse read(byte[] json);
}
