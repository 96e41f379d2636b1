package dev.airlock.registry.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Draws what scanners send. Most of it fits what they sent before, except in one property at most:
/// a message that is wrong in every way would be rejected for any reason.
final class RandomMessages {
  private static final List<String> SCANNERS = List.of("w1", "w2", "w3");
  private static final List<Upload> UPLOADS = List.of(Upload.values());
  private static final List<Copy> COPIES = List.of(Copy.values());
  private static final List<Finding> FINDINGS = List.of(Finding.values());

  private final Random random;
  private final List<HistoryStep.Message> sent = new ArrayList<>();
  private final List<HistoryStep.Claim> claims = new ArrayList<>();
  private Copy kept = Copy.SERVED;
  private int scans;
  private int numbers;

  RandomMessages(Random random) {
    this.random = random;
  }

  boolean areNone() {
    return sent.isEmpty();
  }

  /// Must be told of each message that is sent.
  void note(HistoryStep.Message message) {
    sent.add(message);
    switch (message) {
      case HistoryStep.Claim claim -> claims.add(claim);
      case HistoryStep.ReportVerdict report -> {
        Copy copy = report.finding().copy();
        kept = copy == null ? kept : copy;
      }
    }
  }

  HistoryStep.Claim claim() {
    return claimOf(chance(60) ? Upload.FIRST : oneOf(UPLOADS));
  }

  /// Mostly of what the last verdict kept.
  HistoryStep.Claim claimForRescan() {
    return claimOf(chance(75) ? kept : oneOf(COPIES));
  }

  private HistoryStep.Claim claimOf(ScannedObject object) {
    int scan = scans > 0 && chance(15) ? 1 + random.nextInt(scans) : ++scans;
    return new HistoryStep.Claim(oneOf(SCANNERS), number(), scan, object);
  }

  /// The same scan starts again, or another one of the same object, if there was any.
  List<HistoryStep> claimAsBefore() {
    if (claims.isEmpty()) {
      return List.of();
    }
    HistoryStep.Claim last = claims.getLast();
    int scan = chance(50) ? last.scan() : ++scans;
    return List.of(new HistoryStep.Claim(last.scanner(), 0, scan, last.object()));
  }

  HistoryStep.ReportVerdict verdict() {
    HistoryStep.Claim claim =
        claims.isEmpty() ? claim() : chance(70) ? claims.getLast() : oneOf(claims);
    int wrong = random.nextInt(12);
    return new HistoryStep.ReportVerdict(
        wrong == 0 ? oneOf(SCANNERS) : claim.scanner(),
        number(),
        wrong == 1 ? 1 + random.nextInt(scans + 1) : claim.scan(),
        wrong == 2 || wrong == 3 ? oneLike(claim.object()) : claim.object(),
        finding());
  }

  Finding finding() {
    return oneOf(FINDINGS);
  }

  /// The same message, or another one with its id, or what it says in a new one.
  HistoryStep.Message again() {
    HistoryStep.Message message = oneOf(sent);
    if (chance(60)) {
      return message;
    }
    int number = chance(50) ? message.number() : number();
    Finding finding = finding();
    return switch (message) {
      case HistoryStep.Claim(var scanner, _, int scan, ScannedObject object) ->
          chance(50)
              ? new HistoryStep.Claim(scanner, number, scan, oneLike(object))
              : new HistoryStep.ReportVerdict(scanner, number, scan, object, finding);
      case HistoryStep.ReportVerdict(
              var scanner,
              _,
              int scan,
              ScannedObject object,
              Finding found) ->
          chance(30)
              ? new HistoryStep.Claim(scanner, number, scan, object)
              : new HistoryStep.ReportVerdict(
                  scanner, number, scan, object, chance(50) ? found : finding);
    };
  }

  private ScannedObject oneLike(ScannedObject object) {
    return switch (object) {
      case Upload _ -> oneOf(UPLOADS);
      case Copy _ -> oneOf(COPIES);
    };
  }

  private int number() {
    return chance(20) ? 0 : ++numbers;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
