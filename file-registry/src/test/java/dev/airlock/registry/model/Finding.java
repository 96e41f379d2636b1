package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.fixture.ExampleFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a scan can find. Bytes with the same hash can be found clean once, and not the other time.
enum Finding {
  CLEAN("a0", "", Copy.SERVED),
  CLEAN_ELSEWHERE("a1", "", Copy.SERVED_ANEW),
  INFECTED("a2", "Eicar", Copy.ISOLATED),
  INFECTED_TWICE("a3", "Eicar,Other", null),
  TOO_LARGE("a4", "too-large", Copy.ISOLATED_ANEW),
  SCAN_FAILED("a5", "scan-failed", null),
  ENCRYPTED("a0", "encrypted", Copy.ISOLATED),
  CORRUPT("a0", "corrupt", Copy.MISPLACED);

  private final String mark;
  private final String because;
  private final @Nullable Copy copy;

  Finding(String mark, String because, @Nullable Copy copy) {
    this.mark = mark;
    this.because = because;
    this.copy = copy;
  }

  Verdict verdict() {
    return switch (this) {
      case CLEAN, CLEAN_ELSEWHERE -> new Verdict.Clean();
      case INFECTED, INFECTED_TWICE ->
          new Verdict.Infected(List.of(because.split(",", -1)), explanation());
      case TOO_LARGE, SCAN_FAILED, ENCRYPTED, CORRUPT ->
          new Verdict.Quarantined(QuarantineReason.parse(because), explanation());
    };
  }

  FileStatus status() {
    return verdict().status();
  }

  /// The reason or the threats, in the form of [StoredFile].
  String because() {
    return because;
  }

  Explanation explanation() {
    return switch (this) {
      case INFECTED_TWICE -> new Explanation("a.zip›b", null);
      case ENCRYPTED -> new Explanation("a.zip›c", "cabinet");
      case CORRUPT -> new Explanation(null, "directory");
      case CLEAN, CLEAN_ELSEWHERE, INFECTED, TOO_LARGE, SCAN_FAILED -> Explanation.NONE;
    };
  }

  /// Where and what, in the form of [StoredFile].
  String explained() {
    return StoredFile.words(
        Objects.requireNonNullElse(explanation().where(), ""),
        Objects.requireNonNullElse(explanation().what(), ""));
  }

  String sha256() {
    return mark.repeat(32);
  }

  /// Where the object is then; absent if it is not kept.
  @Nullable Copy copy() {
    return copy;
  }

  Evidence evidence(FileId file) {
    return new Evidence(
        sha256(),
        "text/plain",
        new ScanEngine("ClamAV", "1.4.6", "27812", ExampleFile.STARTED),
        copy == null ? null : copy.location(file),
        ExampleFile.STARTED,
        ExampleFile.FINISHED);
  }
}
