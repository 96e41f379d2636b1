package dev.airlock.registry.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/// Draws a history; the same seed draws the same. Most of what scanners send fits what they sent
/// before, but for one thing at most: what is wrong in every way is refused for any reason.
final class RandomHistory {
  private static final List<String> SCANNERS = List.of("w1", "w2", "w3");
  private static final List<Upload> UPLOADS = List.of(Upload.values());
  private static final List<Finding> FINDINGS = List.of(Finding.values());

  private final Random random;
  private final Waiting waiting;
  private final boolean forgetful;
  private final boolean neglected;
  private final Queue<Step> planned = new ArrayDeque<>();
  private final List<Step.Message> sent = new ArrayList<>();
  private final List<Step.Claim> claims = new ArrayList<>();
  private int scans;
  private int messages;
  private boolean deleted;

  private RandomHistory(long seed, boolean forgetful) {
    this.random = new Random(seed);
    this.waiting = new Waiting(random);
    this.forgetful = forgetful;
    this.neglected = chance(15);
    if (neglected && chance(25)) {
      planned.addAll(waiting.toExpire());
    }
  }

  static List<Step> of(long seed, int longest) {
    return new RandomHistory(seed, false).draw(longest);
  }

  /// One in which old answers are forgotten, also those about files of other histories.
  static List<Step> forgetful(long seed, int longest) {
    return new RandomHistory(seed, true).draw(longest);
  }

  private List<Step> draw(int longest) {
    int left = 1 + random.nextInt(longest);
    List<Step> steps = new ArrayList<>();
    while (left > 0) {
      Step next = next();
      note(next);
      steps.add(next);
      left -= next instanceof Step.Passes ? 0 : 1;
    }
    return List.copyOf(steps);
  }

  private Step next() {
    if (!planned.isEmpty() && chance(80)) {
      return planned.remove();
    }
    if (deleted && chance(45)) { // or most histories would soon be over
      return chance(80) ? new Step.Restore() : plan(waiting.forTheEndOfRetention());
    }
    if (forgetful && !sent.isEmpty() && chance(15)) {
      return plan(waiting.untilAnswersAreOld(again(oneOf(sent))));
    }
    if (neglected && chance(80)) {
      return mending();
    }
    int draw = random.nextInt(100);
    if (draw < 23 || sent.isEmpty()) {
      return chance(90) ? claim() : verdict();
    }
    if (draw < 57) {
      return verdict();
    }
    if (draw < 73) {
      return again(oneOf(sent));
    }
    return draw < 85 ? move() : mending();
  }

  private Step plan(List<Step> steps) {
    planned.addAll(steps);
    return planned.remove();
  }

  private void note(Step step) {
    if (step instanceof Step.Message message) {
      sent.add(message);
    }
    if (step instanceof Step.Claim claim) {
      claims.add(claim);
    }
    deleted = step instanceof Step.Delete || (deleted && !(step instanceof Step.Restore));
  }

  private Step move() {
    int draw = random.nextInt(100);
    if (draw < 55) {
      return new Step.Delete(draw < 48);
    }
    return draw < 90 ? new Step.Replace(chance(60), oneOf(FINDINGS)) : new Step.Restore();
  }

  private Step mending() {
    int draw = random.nextInt(100);
    if (draw < 35 || (neglected && chance(60))) {
      return plan(waiting.toAskForAnotherScan());
    }
    if (draw < 50) {
      return plan(waiting.toExpire());
    }
    if (draw < 85) {
      return plan(lossOfTheObject());
    }
    return draw < 92 ? Step.Mending.ABANDON : Step.Mending.PURGE;
  }

  /// Between the look and the end, the same scan may begin again, or another one.
  private List<Step> lossOfTheObject() {
    List<Step> steps = new ArrayList<>(List.of(Step.Mending.LOOK));
    if (!claims.isEmpty() && chance(50)) {
      Step.Claim last = claims.getLast();
      int scan = chance(50) ? last.scan() : ++scans;
      if (chance(50)) {
        steps.add(waiting.aMoment());
      }
      steps.add(new Step.Claim(last.scanner(), 0, scan, last.upload()));
    }
    steps.add(Step.Mending.GIVE_UP);
    return steps;
  }

  private Step.Claim claim() {
    int scan = scans > 0 && chance(15) ? 1 + random.nextInt(scans) : ++scans;
    Upload upload = chance(60) ? Upload.FIRST : oneOf(UPLOADS);
    return new Step.Claim(oneOf(SCANNERS), number(), scan, upload);
  }

  private Step.Settle verdict() {
    Step.Claim claim = claims.isEmpty() ? claim() : chance(70) ? claims.getLast() : oneOf(claims);
    int wrong = random.nextInt(12);
    return new Step.Settle(
        wrong == 0 ? oneOf(SCANNERS) : claim.scanner(),
        number(),
        wrong == 1 ? 1 + random.nextInt(scans + 1) : claim.scan(),
        wrong == 2 || wrong == 3 ? oneOf(UPLOADS) : claim.upload(),
        oneOf(FINDINGS));
  }

  private int number() {
    return chance(20) ? 0 : ++messages;
  }

  /// The same message, or another one with its id, or what it says in a new one.
  private Step again(Step.Message message) {
    if (chance(60)) {
      return message;
    }
    int number = chance(50) ? message.number() : number();
    Finding finding = oneOf(FINDINGS);
    return switch (message) {
      case Step.Claim(var scanner, _, int scan, Upload upload) ->
          chance(50)
              ? new Step.Claim(scanner, number, scan, oneOf(UPLOADS))
              : new Step.Settle(scanner, number, scan, upload, finding);
      case Step.Settle(var scanner, _, int scan, Upload upload, Finding found) ->
          chance(30)
              ? new Step.Claim(scanner, number, scan, upload)
              : new Step.Settle(scanner, number, scan, upload, chance(50) ? found : finding);
    };
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
