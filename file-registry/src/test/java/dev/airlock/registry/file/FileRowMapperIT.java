package dev.airlock.registry.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.Registration;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares what is read with the [FileColumns] of the row.
@SpringBootTest(classes = RegistryOnTestNamespace.class)
class FileRowMapperIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Deletions deletions;
  private final Rescans rescans;
  private final FileRepository repository;
  private final JdbcClient database;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  FileRowMapperIT(
      FileRegistry files,
      Scans scans,
      Deletions deletions,
      Rescans rescans,
      FileRepository repository,
      JdbcClient database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.deletions = deletions;
    this.rescans = rescans;
    this.repository = repository;
    this.database = database;
  }

  static List<Verdict> verdicts() {
    return List.of(
        ExampleFile.CLEAN,
        ExampleFile.INFECTED,
        ExampleFile.QUARANTINED,
        ExampleFile.EXPLAINED,
        new Verdict.Infected(List.of("Eicar"), ExampleFile.EXPLANATION),
        new Verdict.Quarantined(QuarantineReason.SCAN_FAILED));
  }

  @Test
  void readsAFileThatWasOnlyRegistered() {
    assertThat(read(example.registeredIn(files).id()).claim()).isNull();
  }

  @Test
  void readsWhatFewFilesHave() {
    FileId older = ExampleFile.fresh().registeredIn(files).id();
    Registration given = example.registration("alice", null, older);
    Registration rare =
        new Registration(
            given.id(),
            given.owner(),
            null,
            given.profile(),
            given.fileName(),
            given.contentType(),
            given.declaredSize(),
            given.maxSize(),
            ExampleFile.SHA_256,
            Map.of("a", "ü", "b", "\""),
            new UploadDetails(UploadMethod.MULTIPART, "upload-1", 5_242_880L),
            new Handling(
                "no-store", Disposition.INLINE, InfectedObjects.DELETE, Duration.ofMinutes(3)),
            older,
            given.expiresAt());

    RegisteredFile file = read(ExampleFile.registeredIn(files, rare).id());

    assertThat(file.upload().partSize()).isEqualTo(5_242_880L);
    assertThat(file.replaces()).isEqualTo(older);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void readsAFileFromItsClaimToItsDeletion(Verdict verdict) {
    FileId id = example.registeredIn(files).id();
    UUID scan = UUID.randomUUID();

    scans.claim(id, example.claim(scan), "worker");
    assertThat(read(id).finding()).isNull();
    scans.verdict(id, example.verdictReport(scan, verdict), "worker");
    assertThat(read(id).location()).isNotNull();
    deletions.delete(id, true, ExampleFile.ALICE);
    assertThat(read(id).deletion()).isNotNull();
    deletions.delete(id, false, ExampleFile.ALICE);
    deletions.purged(id, ExampleFile.ALICE);
    assertThat(read(id).deletion()).extracting(Deletion::purgedAt).isNotNull();
  }

  @Test
  void readsAFileThatIsToBeScannedAgain() {
    FileId id = example.registeredIn(files).id();
    UUID scan = UUID.randomUUID();
    scans.claim(id, example.claim(scan), "worker");
    scans.verdict(
        id,
        example.verdictReport(scan, new Verdict.Quarantined(QuarantineReason.CORRUPT)),
        "worker");

    rescans.request(id, ExampleFile.ALICE);
    assertThat(read(id).firstSha256()).isEqualTo(ExampleFile.SHA_256);
    rescans.release(id, "known sender", ExampleFile.ALICE);
    assertThat(read(id).rescan()).extracting(Rescan::waives).isEqualTo(QuarantineReason.CORRUPT);
  }

  private RegisteredFile read(FileId id) {
    RegisteredFile read = repository.find(id).orElseThrow();
    Map<String, @Nullable Object> row =
        database.sql("SELECT * FROM file WHERE id = ?").param(id.value()).query().singleRow();
    assertThat(FileColumns.of(read)).isEqualTo(FileColumns.in(row));
    return read;
  }
}
