package dev.airlock.sandbox.process;

import java.time.Duration;

/// How long to wait before a process that died is restarted: a first pause, then twice as long each
/// time, 30 s at most. A process that lived for a minute begins with the first pause again.
final class RestartBackOff {

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration RECOVERED = Duration.ofMinutes(1);

  private final Duration first;
  private Duration next;

  RestartBackOff(Duration first) {
    this.first = first;
    this.next = first;
  }

  /// The pause after a life of the given length.
  Duration after(Duration life) {
    Duration pause = life.compareTo(RECOVERED) >= 0 ? first : next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }
}
