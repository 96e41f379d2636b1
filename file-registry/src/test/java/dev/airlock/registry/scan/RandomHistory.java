package dev.airlock.registry.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws a history; the same seed draws the same. Most of what scanners send fits what they sent
/// before, but for one thing at most: what is wrong in every way is refused for any reason.
final class RandomHistory {
  private static final List<String> SCANNERS = List.of("w1", "w2", "w3");
  private static final List<Upload> UPLOADS = List.of(Upload.values());
  private static final List<Finding> FINDINGS = List.of(Finding.values());

  private final Random random;
  private final List<Step.Message> sent = new ArrayList<>();
  private final List<Step.Claim> claims = new ArrayList<>();
  private int scans;
  private int messages;
  private boolean deleted;

  private RandomHistory(long seed) {
    random = new Random(seed);
  }

  static List<Step> of(long seed, int longest) {
    RandomHistory history = new RandomHistory(seed);
    int length = 1 + history.random.nextInt(longest);
    List<Step> steps = new ArrayList<>();
    while (steps.size() < length) {
      Step next = history.next();
      history.note(next);
      steps.add(next);
    }
    return List.copyOf(steps);
  }

  private Step next() {
    if (deleted && chance(40)) {
      return new Step.Restore(); // or most histories would soon be over
    }
    int draw = random.nextInt(100);
    if (draw < 25 || sent.isEmpty()) {
      return chance(90) ? claim() : verdict();
    }
    if (draw < 65) {
      return verdict();
    }
    return draw < 84 ? again(oneOf(sent)) : move();
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
    if (draw < 45) {
      return new Step.Delete(draw < 40);
    }
    if (draw < 70) {
      return new Step.Replace(chance(60), oneOf(FINDINGS));
    }
    if (draw < 80) {
      return new Step.RetentionEnds();
    }
    return draw < 90 ? new Step.Purge() : new Step.Restore();
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
