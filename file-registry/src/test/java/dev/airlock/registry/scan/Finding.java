package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.ExampleFile;
import java.util.List;

/// What a scan can find, each with evidence of its own.
enum Finding {
  CLEAN("a0", ""),
  CLEAN_ELSEWHERE("a1", ""),
  INFECTED("a2", "Eicar"),
  INFECTED_TWICE("a3", "Eicar,Other"),
  TOO_LARGE("a4", "too-large"),
  SCAN_FAILED("a5", "scan-failed");

  private final String mark;
  private final String because;

  Finding(String mark, String because) {
    this.mark = mark;
    this.because = because;
  }

  Verdict verdict() {
    return switch (this) {
      case CLEAN, CLEAN_ELSEWHERE -> new Verdict.Clean();
      case INFECTED, INFECTED_TWICE -> new Verdict.Infected(List.of(because.split(",", -1)));
      case TOO_LARGE, SCAN_FAILED -> new Verdict.Quarantined(QuarantineReason.parse(because));
    };
  }

  FileStatus status() {
    return verdict().status();
  }

  /// The reason or the threats, as the tables are asked for them.
  String because() {
    return because;
  }

  String sha256() {
    return mark.repeat(32);
  }

  String copyVersion() {
    return "copy-" + mark;
  }

  Evidence evidence(FileId file) {
    return new Evidence(
        sha256(),
        "text/plain",
        new ScanEngine("ClamAV", "1.4.6", "27812", ExampleFile.STARTED),
        new ObjectLocation("isolated", "resume/" + file, copyVersion()),
        ExampleFile.STARTED,
        ExampleFile.FINISHED);
  }
}
