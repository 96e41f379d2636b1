package dev.airlock.registry.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the scanners of a model were answered.
///
/// @param answers by scanner and number of the message
record RememberedResponses(Map<String, Answered> answers) {
  private static final Duration LASTS = Duration.ofDays(1);

  record Answered(HistoryStep.Message message, String outcome, Instant at) {}

  RememberedResponses() {
    this(new HashMap<>());
  }

  /// The answer that the same message got before, or else a new one.
  String answer(HistoryStep.Message message, Instant now, Supplier<String> answering) {
    String key = message.scanner() + " " + message.number();
    Answered first = answers.get(key);
    if (first != null) {
      return first.message().equals(message) ? first.outcome() : "message id reused";
    }
    String outcome = answering.get();
    if (message.number() != 0) {
      answers.put(key, new Answered(message, outcome, now));
    }
    return outcome;
  }

  void forgetAt(Instant now) {
    answers.values().removeIf(answered -> answered.at().isBefore(now.minus(LASTS)));
  }

  RememberedResponses copy() {
    return new RememberedResponses(Map.copyOf(answers));
  }
}
