package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.rescan.Rescans;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/// What the statements for reports cost the database: planning one takes longer than everything
/// else. One transaction, so that one connection runs them all.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
@Transactional
class StatementPlansIT {
  private static final int FILES = 40;

  private final FileRegistry files;
  private final Scans scans;
  private final Rescans rescans;
  private final Deletions deletions;
  private final StaleFiles staleFiles;
  private final JdbcTemplate database;

  @Autowired
  StatementPlansIT(
      FileRegistry files,
      Scans scans,
      Rescans rescans,
      Deletions deletions,
      StaleFiles staleFiles,
      JdbcTemplate database) {
    this.files = files;
    this.scans = scans;
    this.rescans = rescans;
    this.deletions = deletions;
    this.staleFiles = staleFiles;
    this.database = database;
  }

  /// What a scan can find, and whether it keeps the object.
  private record Found(Verdict verdict, boolean kept) {}

  private static final List<Found> FOUND =
      List.of(
          new Found(ExampleFile.CLEAN, true),
          new Found(ExampleFile.INFECTED, true),
          new Found(ExampleFile.INFECTED, false),
          new Found(ExampleFile.QUARANTINED, true),
          new Found(ExampleFile.EXPLAINED, true),
          new Found(new Verdict.Quarantined(QuarantineReason.SCAN_FAILED), false));

  /// A parameter without a type would have whatever type it has by chance, and every other type
  /// needs another plan.
  @Test
  void areKeptWhateverReportsLeaveOut() {
    for (int i = 0; i < FILES; i++) {
      scanTwiceAndDelete(i % 2 == 1, i % 3 == 0 ? null : "v1", FOUND.get(i % FOUND.size()));
    }

    // Two kinds of claims, and verdicts.
    assertThat(timesReused("WITH known")).hasSize(3).allMatch(times -> times > FILES / 2);
    assertThat(timesReused("WITH event")).hasSize(1).allMatch(times -> times > FILES / 2);
    assertThat(timesReused("INSERT INTO file_event")).hasSize(1).allMatch(times -> times > FILES);
  }

  /// The owner who deletes it has an address, which scanners have not.
  private void scanTwiceAndDelete(boolean withIds, @Nullable String version, Found found) {
    ExampleFile file = ExampleFile.fresh();
    file.registeredIn(files);
    UUID scan = UUID.randomUUID();
    ObjectVersion upload = object(file, "uploads", version);
    ObjectVersion copy = object(file, "clean", version);
    ObjectLocation location = found.kept() ? copy.location() : null;

    report(file, file.claim(scan, upload), withIds);
    report(
        file,
        file.verdictReport(scan, upload, found.verdict(), ExampleFile.SHA_256, location),
        withIds);
    rescans.request(file.id(), new Actor("user:operator", "192.0.2.9"));
    reportRescan(file, file.claim(UUID.randomUUID(), copy));
    staleFiles.requeue(file.id(), Duration.ofMinutes(5));
    deletions.delete(file.id(), true, ExampleFile.ALICE);
    report(file, file.claim(UUID.randomUUID(), object(file, "uploads", "v2")), false);
  }

  private static ObjectVersion object(ExampleFile file, String bucket, @Nullable String version) {
    return new ObjectVersion(bucket, "resume/" + file.id(), version, "etag-1", 68);
  }

  private void report(ExampleFile file, ScanReport report, boolean withId) {
    scans.report(file.id(), report, request(withId), _ -> new StoredResponse(200, "{}"));
  }

  private void reportRescan(ExampleFile file, ScanReport report) {
    scans.reportRescan(file.id(), report, request(false), _ -> new StoredResponse(200, "{}"));
  }

  private static ScannerRequest request(boolean withId) {
    return new ScannerRequest("scanner", withId ? UUID.randomUUID().toString() : null, "digest");
  }

  /// How often each statement that begins so was executed by the plan that it already had.
  private List<Integer> timesReused(String statement) {
    return database.query(
        "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE ? || '%'",
        (row, _) -> row.getInt(1), statement);
  }
}
