package dev.airlock.model.sender;

import dev.airlock.model.scanresult.ScanResultAnswer;

/// Reads the webhook's answers, by whatever library the scanner has for JSON.
@FunctionalInterface
public interface AnswerReader {

  /// The answer that `json`, in UTF-8, is. Throws what the library throws if it is none.
  ScanResultAnswer read(byte[] json);
}
