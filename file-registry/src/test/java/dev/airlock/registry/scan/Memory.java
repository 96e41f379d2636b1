package dev.airlock.registry.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What the scanners of a model were told.
///
/// @param answers by scanner and number of the message
record Memory(Map<String, Answered> answers) {
  private static final Duration LASTS = Duration.ofDays(1);

  record Answered(Step.Message message, String told, Instant at) {}

  Memory() {
    this(new HashMap<>());
  }

  /// What was answered to the same message before, or else now.
  String answer(Step.Message message, Instant now, Supplier<String> answering) {
    String key = message.scanner() + " " + message.number();
    Answered first = answers.get(key);
    if (first != null) {
      return first.message().equals(message) ? first.told() : "message id reused";
    }
    String told = answering.get();
    if (message.number() != 0) {
      answers.put(key, new Answered(message, told, now));
    }
    return told;
  }

  void forgetAt(Instant now) {
    answers.values().removeIf(answered -> answered.at().isBefore(now.minus(LASTS)));
  }

  Memory copy() {
    return new Memory(Map.copyOf(answers));
  }
}
