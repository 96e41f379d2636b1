package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class AuditLogIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Deletions deletions;
  private final AuditLog auditLog;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  AuditLogIT(FileRegistry files, Scans scans, Deletions deletions, AuditLog auditLog) {
    this.files = files;
    this.scans = new Reports(scans);
    this.deletions = deletions;
    this.auditLog = auditLog;
  }

  @Test
  void tellsWhoChangedAFileToWhat() {
    UUID died = UUID.randomUUID();
    UUID scan = UUID.randomUUID();
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    scans.claim(example.id(), example.claim(died), "scanner-1");
    scans.claim(example.id(), example.claim(scan), "scanner-2");
    scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.INFECTED), "scanner-2");

    assertThat(auditLog.history(example.id()))
        .extracting(HistoryEntry::sequence, HistoryEntry::status, HistoryEntry::actor)
        .containsExactly(
            Tuple.tuple(1L, FileStatus.PENDING, "user:alice"),
            Tuple.tuple(2L, FileStatus.SCANNING, "scanner:scanner-1"),
            Tuple.tuple(3L, FileStatus.SCANNING, "scanner:scanner-2"),
            Tuple.tuple(4L, FileStatus.INFECTED, "scanner:scanner-2"));
    assertThat(auditLog.history(example.id())).extracting(HistoryEntry::occurredAt).isSorted();
  }

  static List<Verdict> explained() {
    return List.of(
        ExampleFile.EXPLAINED,
        ExampleFile.QUARANTINED,
        new Verdict.Infected(List.of("Eicar", "Other"), ExampleFile.EXPLANATION));
  }

  @ParameterizedTest
  @MethodSource("explained")
  void tellsWhatAVerdictFoundAndWhere(Verdict verdict) {
    example.registeredIn(files);
    UUID scan = UUID.randomUUID();
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, verdict), "scanner");
    deletions.delete(example.id(), true, ExampleFile.ALICE);

    List<HistoryEntry> history = auditLog.history(example.id());
    assertThat(history.get(2).reason())
        .isEqualTo(verdict instanceof Verdict.Quarantined(var reason, _) ? reason : null);
    assertThat(history.get(2).threats())
        .isEqualTo(verdict instanceof Verdict.Infected(var threats, _) ? threats : null);
    assertThat(history.get(2))
        .extracting(HistoryEntry::where, HistoryEntry::what)
        .containsExactly(verdict.explanation().where(), verdict.explanation().what());
    assertThat(history.get(2))
        .extracting(
            HistoryEntry::engine, HistoryEntry::engineVersion, HistoryEntry::databaseVersion)
        .containsExactly("ClamAV", "1.4.6", "27812");
    assertThat(List.of(history.get(0), history.get(1), history.get(3)))
        .as("what is no verdict")
        .allSatisfy(entry -> assertThat(entry.reason()).isNull())
        .allSatisfy(entry -> assertThat(entry.threats()).isNull())
        .allSatisfy(entry -> assertThat(entry.where()).isNull())
        .allSatisfy(entry -> assertThat(entry.what()).isNull())
        .allSatisfy(entry -> assertThat(entry.engine()).isNull());
  }

  @Test
  void tellsOfOtherTenantsOnlyThatTheyTried() {
    example.registeredIn(files);
    Actor mallory = new Actor("user:mallory", "198.51.100.7");
    auditLog.recordForeign(example.id(), mallory, "rival", Map.of("attempt", "download"));
    auditLog.record(example.id(), Action.ACCESS_REFUSED, mallory, Map.of("attempt", "download"));

    assertThat(auditLog.history(example.id()))
        .extracting(HistoryEntry::actor, HistoryEntry::address)
        .containsExactly(
            Tuple.tuple("user:alice", "192.0.2.1"),
            Tuple.tuple("another tenant", null),
            Tuple.tuple("user:mallory", "198.51.100.7"));
  }

  @Test
  void recordsNothingOfWhatWasRefused() {
    UUID scan = UUID.randomUUID();
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");
    scans.claim(example.id(), ExampleFile.fresh().claim(scan), "scanner");

    assertThat(auditLog.history(example.id())).hasSize(1);
  }
}
