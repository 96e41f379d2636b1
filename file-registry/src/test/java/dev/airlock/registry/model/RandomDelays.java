package dev.airlock.registry.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/// Draws what is done when a period ends: mostly just then, or a moment too early.
final class RandomDelays {
  private static final Duration MOMENT = Duration.of(1, ChronoUnit.MICROS);
  private static final Duration UPLOAD_AND_MORE =
      Duration.ofHours(1).plus(HistoryStep.Reconciliation.EXPIRE_AFTER);
  private static final Duration ANSWERS_LAST = Duration.ofDays(1);
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Random random;
  private int requests;

  RandomDelays(Random random) {
    this.random = random;
  }

  HistoryStep aMoment() {
    return new HistoryStep.TimePasses(MOMENT);
  }

  List<HistoryStep> toExpire() {
    return List.of(about(UPLOAD_AND_MORE), HistoryStep.Reconciliation.EXPIRE);
  }

  /// The pause doubles with each request, up to 64 times the first.
  List<HistoryStep> toAskForAnotherScan() {
    if (random.nextInt(6) == 0) {
      return List.of(HistoryStep.Reconciliation.REQUEUE);
    }
    int doubled = random.nextInt(6) == 0 ? random.nextInt(8) : Math.min(requests, 6);
    requests++;
    return List.of(
        about(HistoryStep.Reconciliation.PAUSE.multipliedBy(1L << doubled)),
        HistoryStep.Reconciliation.REQUEUE);
  }

  List<HistoryStep> forTheEndOfRetention() {
    return List.of(
        about(RETENTION),
        new HistoryStep.Restore(),
        HistoryStep.Reconciliation.MAKE_PERMANENT,
        HistoryStep.Reconciliation.PURGE);
  }

  List<HistoryStep> untilAnswersAreOld(HistoryStep next) {
    return List.of(about(ANSWERS_LAST), HistoryStep.Reconciliation.FORGET, next);
  }

  private HistoryStep about(Duration time) {
    return new HistoryStep.TimePasses(
        switch (random.nextInt(4)) {
          case 0 -> time.minus(MOMENT);
          case 1 -> time;
          default -> time.plus(MOMENT);
        });
  }
}
