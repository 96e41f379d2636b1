package dev.airlock.scan.outage;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.stereotype.Component;

/// How the latest scans of this worker ended. Beside them a fault shows whose it is: if others
/// succeed while one file fails again and again, that file is to blame, and in no other case.
@Component
class RecentOutcomes {
  private static final int KEPT = 256;

  // Among random faults that hit half of all scans no file is to blame.
  private static final int SUCCESSES_FOR_EACH_FAULT = 2;

  private final Deque<Outcome> outcomes = new ArrayDeque<>();

  private record Outcome(FileId file, Instant at, boolean succeeded) {}

  synchronized void add(FileId file, Instant at, boolean succeeded) {
    if (outcomes.size() == KEPT) {
      outcomes.removeFirst();
    }
    outcomes.addLast(new Outcome(file, at, succeeded));
  }

  /// Whether other files succeeded since then, and few enough failed.
  synchronized boolean othersSucceeded(FileId file, Instant since) {
    long successes = others(file, since, true);
    return successes > 0 && successes >= SUCCESSES_FOR_EACH_FAULT * others(file, since, false);
  }

  /// Whether there was no other file since then by which to tell.
  synchronized boolean isAlone(FileId file, Instant since) {
    return outcomes.stream().noneMatch(outcome -> isOther(outcome, file, since));
  }

  private long others(FileId file, Instant since, boolean succeeded) {
    return outcomes.stream()
        .filter(outcome -> isOther(outcome, file, since) && outcome.succeeded() == succeeded)
        .map(Outcome::file)
        .distinct()
        .count();
  }

  private static boolean isOther(Outcome outcome, FileId file, Instant since) {
    return !outcome.file().equals(file) && outcome.at().isAfter(since);
  }
}
