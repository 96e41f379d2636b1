package dev.airlock.registry.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.LockWaits;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class DeletionRacesIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Deletions deletions;
  private final JdbcTemplate database;
  private final TransactionTemplate transaction;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  DeletionRacesIT(
      FileRegistry files,
      Scans scans,
      Deletions deletions,
      JdbcTemplate database,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.scans = new Reports(scans);
    this.deletions = deletions;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  @BeforeEach
  void deleteACleanFile() {
    UUID scan = UUID.randomUUID();
    example.registeredIn(files);
    scans.claim(example.id(), example.claim(scan), "scanner");
    scans.verdict(example.id(), example.verdictReport(scan, ExampleFile.CLEAN), "scanner");
    deletions.delete(example.id(), true, ExampleFile.ALICE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deletesAFileThatIsRestoredMeanwhile(boolean restorable) throws Exception {
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Optional<RegisteredFile>> deleted =
          transaction.execute(_ -> {
            deletions.restore(example.id(), ExampleFile.ALICE);
            Future<Optional<RegisteredFile>> waiting =
                threads.submit(() -> deletions.delete(example.id(), restorable, ExampleFile.ALICE));
            await().atMost(Duration.ofMinutes(2)).until(() -> LockWaits.anybodyIn(database));
            return waiting;
          });

      assertThat(deleted.get(10, TimeUnit.SECONDS)).isEqualTo(files.find(example.id()));
    }
    assertThat(files.find(example.id()))
        .hasValueSatisfying(file -> assertThat(file.status()).isEqualTo(FileStatus.DELETED));
    assertThat(deletions.restore(example.id(), ExampleFile.ALICE).isPresent())
        .isEqualTo(restorable);
  }
}
