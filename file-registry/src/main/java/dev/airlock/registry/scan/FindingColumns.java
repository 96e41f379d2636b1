package dev.airlock.registry.scan;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A verdict and its evidence as the columns that hold them, except for the times.
record FindingColumns(
    @Nullable String sha256,
    @Nullable String detectedContentType,
    @Nullable String reason,
    @Nullable List<String> threats,
    @Nullable String where,
    @Nullable String what,
    @Nullable String engine,
    @Nullable String engineVersion,
    @Nullable String databaseVersion,
    @Nullable String node,
    @Nullable Instant provedAt,
    @Nullable String locationBucket,
    @Nullable String locationKey,
    @Nullable String locationVersionId) {

  static FindingColumns of(ScanReport.VerdictReport report) {
    Verdict verdict = report.verdict();
    Evidence evidence = report.evidence();
    Optional<ScanEngine> engine = Optional.ofNullable(evidence.engine());
    Optional<ObjectLocation> location = Optional.ofNullable(evidence.location());
    return new FindingColumns(
        evidence.sha256(),
        evidence.detectedContentType(),
        verdict instanceof Verdict.Quarantined(QuarantineReason reason, _)
            ? reason.wireName()
            : null,
        verdict instanceof Verdict.Infected(List<String> threats, _) ? threats : null,
        verdict.explanation().where(),
        verdict.explanation().what(),
        engine.map(ScanEngine::name).orElse(null),
        engine.map(ScanEngine::version).orElse(null),
        engine.map(ScanEngine::databaseVersion).orElse(null),
        engine.map(ScanEngine::node).orElse(null),
        engine.map(ScanEngine::provedAt).orElse(null),
        location.map(ObjectLocation::bucket).orElse(null),
        location.map(ObjectLocation::key).orElse(null),
        location.map(ObjectLocation::versionId).orElse(null));
  }

  /// For an SQL array; a list as a parameter would be expanded as for `IN`.
  String[] threatArray() {
    return threats == null ? new String[0] : threats.toArray(String[]::new);
  }
}
