package dev.airlock.model.scanresult;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of `PATCH /api/v1/files/{fileId}/scan-result`, as it travels. [#toReport] turns it into
/// what it means, or throws what is wrong with it.
///
/// @param scanId chosen by the scanner for one attempt; the same in claim and verdict
/// @param sha256 of exactly the scanned bytes, lower-case hex; required when clean
/// @param threats the engine's names for the malware; required when infected
/// @param reason required when quarantined
/// @param where the path inside the file to what was found, unless it is the file as a whole; only
///   when infected or quarantined
/// @param what in plain words what was found; only when infected or quarantined
/// @param location where the scanned bytes were copied to; required when clean
/// @param uploadedAt when the object was created, as S3's event says; only when scanning
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanResultMessage(
    @Nullable UUID scanId,
    @Nullable ScanResultStatus status,
    @Nullable ObjectVersion object,
    @Nullable String sha256,
    @Nullable String detectedContentType,
    @Nullable List<String> threats,
    @Nullable QuarantineReason reason,
    @Nullable String where,
    @Nullable String what,
    @Nullable ScanEngine engine,
    @Nullable ObjectLocation location,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Instant uploadedAt) {

  private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-f]{64}");

  /// The message for a claim.
  public static ScanResultMessage of(ScanReport.Claim claim) {
    return new ScanResultMessage(
        claim.scanId(),
        ScanResultStatus.SCANNING,
        claim.object(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        claim.startedAt(),
        null,
        claim.uploadedAt());
  }

  /// The message for a verdict.
  public static ScanResultMessage of(ScanReport.VerdictReport report) {
    Verdict verdict = report.verdict();
    Evidence evidence = report.evidence();
    return new ScanResultMessage(
        report.scanId(),
        switch (verdict) {
          case Verdict.Clean() -> ScanResultStatus.CLEAN;
          case Verdict.Infected _ -> ScanResultStatus.INFECTED;
          case Verdict.Quarantined _ -> ScanResultStatus.QUARANTINED;
        },
        report.object(),
        evidence.sha256(),
        evidence.detectedContentType(),
        verdict instanceof Verdict.Infected(List<String> threats, _) ? threats : null,
        verdict instanceof Verdict.Quarantined(QuarantineReason reason, _) ? reason : null,
        verdict.explanation().where(),
        verdict.explanation().what(),
        evidence.engine(),
        evidence.location(),
        evidence.startedAt(),
        evidence.finishedAt(),
        null);
  }

  /// What this message means.
  ///
  /// @throws InvalidScanResult if a field is missing, malformed or contradicts another
  public ScanReport toReport() {
    UUID scan = require("scanId", scanId);
    ScanResultStatus what = require("status", status);
    ObjectVersion which = require("object", object);
    if (sha256 != null && !SHA_256_HEX.matcher(sha256).matches()) {
      throw new InvalidScanResult("sha256", "must be 64 lower-case hex digits");
    }
    return switch (what) {
      case SCANNING -> claim(scan, which);
      case CLEAN -> verdict(scan, which, clean());
      case INFECTED -> verdict(scan, which, infected());
      case QUARANTINED -> verdict(scan, which, quarantined());
    };
  }

  private ScanReport.Claim claim(UUID scan, ObjectVersion which) {
    forbidAnyFinding();
    return new ScanReport.Claim(scan, which, startedAt, uploadedAt);
  }

  private Verdict clean() {
    require("sha256", sha256);
    require("engine", engine);
    require("location", location);
    forbidAnyFinding();
    return new Verdict.Clean();
  }

  private void forbidAnyFinding() {
    forbid("threats", threats);
    forbid("reason", reason);
    forbid("where", where);
    forbid("what", what);
  }

  private Verdict infected() {
    forbid("reason", reason);
    List<String> names = require("threats", threats);
    // JSON can put a null into the list.
    if (names.isEmpty() || names.stream().anyMatch(name -> name == null || name.isBlank())) {
      throw new InvalidScanResult("threats", "must name at least one threat, none of them blank");
    }
    return new Verdict.Infected(names, explanation());
  }

  private Verdict quarantined() {
    forbid("threats", threats);
    return new Verdict.Quarantined(require("reason", reason), explanation());
  }

  private Explanation explanation() {
    requireTellable("where", where, Explanation.MAX_WHERE);
    requireTellable("what", what, Explanation.MAX_WHAT);
    return new Explanation(where, what);
  }

  private static void requireTellable(String field, @Nullable String text, int most) {
    if (text != null && !Explanation.isTellable(text, most)) {
      throw new InvalidScanResult(
          field,
          ("must not be blank, have more than %d characters, or contain control or"
                  + " direction-changing characters")
              .formatted(most));
    }
  }

  private ScanReport.VerdictReport verdict(UUID scan, ObjectVersion which, Verdict verdict) {
    forbid("uploadedAt", uploadedAt);
    return new ScanReport.VerdictReport(
        scan,
        which,
        verdict,
        new Evidence(sha256, detectedContentType, engine, location, startedAt, finishedAt));
  }

  private <T> T require(String field, @Nullable T value) {
    if (value == null) {
      String when = status == null ? "" : " when status is " + status.wireName();
      throw new InvalidScanResult(field, "is required" + when);
    }
    return value;
  }

  private void forbid(String field, @Nullable Object value) {
    if (value != null && status != null) {
      throw new InvalidScanResult(field, "must not be given when status is " + status.wireName());
    }
  }
}
