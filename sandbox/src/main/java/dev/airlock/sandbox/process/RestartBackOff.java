package dev.airlock.sandbox.process;

import java.time.Duration;

/// How long to wait before a process that died is started again: 1 s, then twice as long each time,
/// 30 s at most. A process that lived for a minute counts as well again.
final class RestartBackOff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration WELL = Duration.ofMinutes(1);

  private Duration next = FIRST;

  /// The pause after a life of the given length.
  Duration after(Duration life) {
    Duration pause = life.compareTo(WELL) >= 0 ? FIRST : next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
