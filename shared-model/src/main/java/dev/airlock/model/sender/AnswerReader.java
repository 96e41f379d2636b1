package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultAnswer;

/// Reads the webhook's answers, by whatever library the scanner has for JSON.
@FunctionalInterface
public interface AnswerReader {

  /// Reads an answer from JSON in UTF-8. Throws what the library throws if it is not one.
  ScanResultAnswer read(byte[] json);
}
