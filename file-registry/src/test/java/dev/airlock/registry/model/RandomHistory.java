package dev.airlock.registry.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/// Draws a history; the same seed draws the same.
final class RandomHistory {
  private static final List<HistoryStep.OperatorRequest> OPERATOR_REQUESTS =
      List.of(HistoryStep.OperatorRequest.values());

  private final Random random;
  private final RandomMessages messages;
  private final RandomDelays waiting;
  private final boolean forgetful;
  private final boolean neglected;
  private final Queue<HistoryStep> planned = new ArrayDeque<>();
  private boolean deleted;

  private RandomHistory(long seed, boolean forgetful) {
    this.random = new Random(seed);
    this.messages = new RandomMessages(random);
    this.waiting = new RandomDelays(random);
    this.forgetful = forgetful;
    this.neglected = chance(15);
    if (neglected && chance(25)) {
      planned.addAll(waiting.toExpire());
    }
  }

  static List<HistoryStep> of(long seed, int longest) {
    return new RandomHistory(seed, false).draw(longest);
  }

  /// One in which old responses are deleted, also those about files of other histories.
  static List<HistoryStep> forgetful(long seed, int longest) {
    return new RandomHistory(seed, true).draw(longest);
  }

  private List<HistoryStep> draw(int longest) {
    int left = 1 + random.nextInt(longest);
    List<HistoryStep> steps = new ArrayList<>();
    while (left > 0) {
      HistoryStep next = next();
      note(next);
      steps.add(next);
      left -= next instanceof HistoryStep.TimePasses ? 0 : 1;
    }
    return List.copyOf(steps);
  }

  private HistoryStep next() {
    if (!planned.isEmpty() && chance(80)) {
      return planned.remove();
    }
    if (deleted && chance(45)) { // or most histories would soon be over
      return chance(80) ? new HistoryStep.Restore() : plan(waiting.forTheEndOfRetention());
    }
    if (forgetful && !messages.areNone() && chance(15)) {
      return plan(waiting.untilAnswersAreOld(messages.again()));
    }
    if (neglected && chance(80)) {
      return reconciliation();
    }
    int draw = random.nextInt(100);
    if (draw < 18 || messages.areNone()) {
      return chance(90) ? messages.claim() : messages.verdict();
    }
    if (draw < 46) {
      return messages.verdict();
    }
    if (draw < 60) {
      return messages.again();
    }
    if (draw < 78) {
      return plan(operating());
    }
    return draw < 88 ? move() : reconciliation();
  }

  private HistoryStep plan(List<HistoryStep> steps) {
    planned.addAll(steps);
    return planned.remove();
  }

  private void note(HistoryStep step) {
    if (step instanceof HistoryStep.Message message) {
      messages.note(message);
    }
    deleted = deletes(step) || (deleted && !(step instanceof HistoryStep.Restore));
  }

  private static boolean deletes(HistoryStep step) {
    return step instanceof HistoryStep.Delete
        || step == HistoryStep.OperatorRequest.DELETE
        || step == HistoryStep.OperatorRequest.DELETE_FOR_GOOD;
  }

  /// Mostly a scanner claims the file; before its verdict, operators may request something else.
  private List<HistoryStep> operating() {
    if (chance(15)) {
      return List.of(oneOf(OPERATOR_REQUESTS));
    }
    List<HistoryStep> steps = new ArrayList<>();
    steps.add(
        chance(50) ? HistoryStep.OperatorRequest.RESCAN : HistoryStep.OperatorRequest.RELEASE);
    if (chance(15)) {
      steps.add(oneOf(OPERATOR_REQUESTS));
    }
    steps.add(messages.claimForRescan());
    if (chance(15)) {
      steps.add(oneOf(OPERATOR_REQUESTS));
    }
    return steps;
  }

  private HistoryStep move() {
    int draw = random.nextInt(100);
    if (draw < 55) {
      return new HistoryStep.Delete(draw < 48);
    }
    return draw < 90
        ? new HistoryStep.Replace(chance(60), messages.finding())
        : new HistoryStep.Restore();
  }

  private HistoryStep reconciliation() {
    int draw = random.nextInt(100);
    if (draw < 30 || (neglected && chance(60))) {
      return plan(waiting.toAskForAnotherScan());
    }
    if (draw < 45) {
      return plan(waiting.toExpire());
    }
    if (draw < 75) {
      return plan(afterALook(HistoryStep.Reconciliation.QUARANTINE_LOST));
    }
    if (draw < 87) {
      return plan(
          afterALook(
              chance(70)
                  ? HistoryStep.Reconciliation.CLEAR
                  : HistoryStep.Reconciliation.FIND_NOTHING));
    }
    return draw < 94 ? HistoryStep.Reconciliation.MAKE_PERMANENT : HistoryStep.Reconciliation.PURGE;
  }

  /// Between the look and what follows, the same scan may start again, or another one.
  private List<HistoryStep> afterALook(HistoryStep.Reconciliation reconciliation) {
    List<HistoryStep> steps = new ArrayList<>(List.of(HistoryStep.Reconciliation.LOOK));
    if (chance(50)) {
      if (chance(50)) {
        steps.add(waiting.aMoment());
      }
      steps.addAll(messages.claimAsBefore());
    }
    steps.add(reconciliation);
    return steps;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
