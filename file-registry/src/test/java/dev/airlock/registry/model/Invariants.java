package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.util.ArrayList;
import java.util.List;

/// What is true of every file, whatever happened to it.
final class Invariants {

  private Invariants() {}

  /// What is not true.
  static List<String> violatedBy(FileId id, StoredFile file) {
    List<String> violations = new ArrayList<>(AuditLogRules.violatedBy(id, file));
    List<String> changes = file.changes();
    List<FileStatus> states = file.states();
    if (changes.size() != file.sequence()) {
      violations.add("the file has sequence %d".formatted(file.sequence()));
    }
    if (!states.getLast().wireName().equals(file.status())) {
      violations.add("the file is " + file.status());
    }
    for (int i = 0; i < changes.size(); i++) {
      String change = changes.get(i);
      String numbered = "%d %s ".formatted(i + 1, states.get(i).wireName());
      // Once in the columns and once in what consumers get.
      if (!change.startsWith(numbered) || !(change + " ").substring(1).contains(" " + numbered)) {
        violations.add("not number %d: %s".formatted(i + 1, change));
      }
      if (i > 0 && !isLegal(states.get(i - 1), change, states.get(i))) {
        violations.add("after %s: %s".formatted(states.get(i - 1), change));
      }
    }
    return violations;
  }

  private static boolean isLegal(FileStatus from, String change, FileStatus to) {
    boolean claimedAnew = from == FileStatus.SCANNING && to == FileStatus.SCANNING;
    boolean verdictOfAClaim = from == FileStatus.SCANNING || !change.contains(" SETTLED ");
    return (from.mayBecome(to) || claimedAnew) && verdictOfAClaim;
  }
}
