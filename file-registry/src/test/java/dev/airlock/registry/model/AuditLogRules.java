package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.StepClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What an audit log may say about verdicts and rescans, checked event by event.
final class AuditLogRules {
  private static final Set<String> WAIVABLE =
      Set.of(
          "encrypted", "unscannable", "suspicious", "type-mismatch", "type-not-allowed", "corrupt");

  private final List<String> violations = new ArrayList<>();
  private List<String> last = List.of();
  private String restored = "";
  private boolean requested;

  private AuditLogRules() {}

  /// What is violated: a verdict is final until a rescan is requested; a release waives the reason
  /// of the last verdict; a restored file has the status that its scans led to, also while it was
  /// deleted; and a clean file is the very object that the last verdict was about.
  static List<String> violatedBy(FileId id, StoredFile file) {
    AuditLogRules verdicts = new AuditLogRules();
    file.events().forEach(event -> verdicts.check(event, List.of(event.split(" ", -1))));
    if (file.status().equals("clean") && !verdicts.findClean(id, file.finding())) {
      verdicts.violations.add("clean is " + file.finding());
    }
    return verdicts.violations;
  }

  private void check(String event, List<String> words) {
    boolean holds =
        switch (action(words)) {
          case "RESCAN_REQUESTED" -> request();
          case "RELEASE_REQUESTED" -> request() && isReasonOfTheLast(words.get(2));
          case "SCAN_STARTED" -> claim(words);
          case "SETTLED" -> report(words);
          case "RESTORED" -> restore(words);
          default -> true;
        };
    if (!holds) {
      violations.add("after %s: %s".formatted(last, event));
    }
  }

  /// A change has its number and its state before it.
  private static String action(List<String> words) {
    return Character.isDigit(words.getFirst().charAt(0)) ? words.get(2) : words.getFirst();
  }

  private boolean request() {
    requested = true;
    return !last.isEmpty();
  }

  private boolean isReasonOfTheLast(String waived) {
    return WAIVABLE.contains(waived) && last.contains(waived);
  }

  private boolean claim(List<String> words) {
    restored = status(words);
    return last.isEmpty() || requested;
  }

  private boolean report(List<String> words) {
    boolean awaited = last.isEmpty() || requested;
    last = words;
    restored = status(words);
    requested = false;
    return awaited;
  }

  /// Of a verdict while the file was deleted, the details are in the change by which it is
  /// restored.
  private boolean restore(List<String> words) {
    boolean judged = !last.isEmpty();
    last = words;
    return judged && words.get(1).equals(restored);
  }

  /// What a scan led to: of a deleted file, once it is restored.
  private static String status(List<String> words) {
    int once = words.indexOf("once");
    return once < 0 ? words.get(1) : words.get(once + 2);
  }

  private boolean findClean(FileId id, String finding) {
    return Arrays.stream(Finding.values())
        .filter(found -> found.status() == FileStatus.CLEAN && last.contains(found.sha256()))
        .anyMatch(found -> ModelVerdict.of(found, StepClock.START).stored(id).equals(finding));
  }
}
