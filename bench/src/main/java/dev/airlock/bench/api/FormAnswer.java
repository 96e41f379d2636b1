package dev.airlock.bench.api;

import dev.airlock.bench.figure.BenchmarkFailed;

/// The answer to a form, which is a success even if its one file was refused.
final class FormAnswer {

  private FormAnswer() {}

  static void requireAccepted(String answer) {
    if (!answer.contains("\"fileId\"")) {
      throw new BenchmarkFailed("the file in the form was refused: " + answer);
    }
  }
}
