package dev.airlock.registry.model;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.StepClock;
import java.time.Instant;

/// What scanners can do to the file of a model.
record ModelScanners(ModelFile file) {

  /// The answer to a message that was not answered before.
  String answer(HistoryStep.Message message) {
    return switch (message) {
      case HistoryStep.Claim claim -> claim(claim);
      case HistoryStep.ReportVerdict report -> report(report);
    };
  }

  private String claim(HistoryStep.Claim claim) {
    if (claim.object().isForeign()) {
      return "foreign object";
    }
    return switch (claim.object()) {
      case Upload upload -> claim(claim, upload);
      case Copy copy -> claim(claim, copy);
    };
  }

  /// An upload is expected until there is a verdict, and never again; three of them at most, and
  /// none that another one had replaced.
  private String claim(HistoryStep.Claim claim, Upload upload) {
    if (isPendingOrScanning() && file.rescan == null && file.superseded.allow(file.claim, upload)) {
      file.superseded.note(file.claim, upload);
      return hold(claim);
    }
    if (!wasClaimed(upload)) {
      file.note("UPLOAD_DISCARDED", actor(claim));
    }
    return refusal(upload);
  }

  /// An object is scanned again if an operator requested that and it is the one that the file has,
  /// also while the file is deleted but can be restored.
  private String claim(HistoryStep.Claim claim, Copy copy) {
    boolean fits = file.verdict != null && file.verdict.isAbout(copy);
    boolean awaited = file.rescan != null && file.onceRestored() != FileStatus.DELETED;
    return fits && awaited ? hold(claim) + rules() : refusal(copy);
  }

  private boolean isPendingOrScanning() {
    return file.status == FileStatus.PENDING || file.status == FileStatus.SCANNING;
  }

  private boolean wasClaimed(ScannedObject object) {
    return file.claim != null && file.claim.isAbout(object);
  }

  private String refusal(ScannedObject object) {
    return file.status == FileStatus.DELETED
        ? "file deleted"
        : "nothing to scan, %s, %s"
            .formatted(file.status.wireName(), wasClaimed(object) ? "judged" : "another");
  }

  private String hold(HistoryStep.Claim claim) {
    Instant since = latest(file.now, StepClock.START);
    file.uploaded = file.uploaded == null ? since : file.uploaded;
    since = file.claim == null ? since : latest(since, file.claim.since());
    since = file.verdict == null ? since : latest(since, file.verdict.at());
    file.claim = new Claim(claim, since);
    file.scannedTo(FileStatus.SCANNING, "SCAN_STARTED", actor(claim), since);
    return "held as " + file.sequence;
  }

  // Clocks differ, and no time is before the change that it follows.
  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// No hash was declared, so that of the first scan counts.
  private String rules() {
    return " of " + file.firstSha256 + (file.rescan == null ? "" : file.rescan.rules());
  }

  private String report(HistoryStep.ReportVerdict report) {
    FileStatus status = file.onceRestored();
    if (status == FileStatus.DELETED) {
      return "file deleted";
    }
    if (file.claim == null) {
      return "not claimed";
    }
    boolean holds = file.claim.sends(report);
    if (holds && status == FileStatus.SCANNING) {
      String contradiction = contradiction(report);
      if (!contradiction.isEmpty()) {
        return "contradicts in " + contradiction;
      }
      if (file.rescan != null && moves(report.finding())) {
        file.leftovers.add(file.claim);
      }
      file.rescan = null;
      Instant at = latest(file.now, file.claim.since());
      file.verdict = ModelVerdict.of(report.finding(), at);
      file.scannedTo(report.finding().status(), "SETTLED", actor(report), at);
      return "recorded " + report.finding().status().wireName();
    }
    if (holds && status == report.finding().status()) {
      return "duplicate " + status.wireName();
    }
    return file.status == FileStatus.DELETED ? "file deleted" : "stale";
  }

  /// Only what was announced, and found by the first scan, can be clean.
  private String contradiction(HistoryStep.ReportVerdict report) {
    if (report.finding().status() != FileStatus.CLEAN) {
      return "";
    }
    if (report.object().of(file.id).size() != Upload.FIRST.of(file.id).size()) {
      return "object.size";
    }
    return file.firstSha256.isEmpty() || file.firstSha256.equals(report.finding().sha256())
        ? ""
        : "sha256";
  }

  /// Whether the object will be in another bucket.
  private boolean moves(Finding found) {
    Copy to = found.copy();
    ModelVerdict before = file.verdict;
    return to != null && before != null && before.copy() != null && !to.isBeside(before.copy());
  }

  private static String actor(HistoryStep.Message message) {
    return "scanner:" + message.scanner();
  }
}
