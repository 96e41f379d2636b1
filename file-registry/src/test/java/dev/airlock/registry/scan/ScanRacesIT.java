package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.registration.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(classes = RegistryOnASpace.class)
class ScanRacesIT {
  private final Files files;
  private final Scans scans;
  private final JdbcTemplate database;
  private final ExampleFile example = ExampleFile.fresh();
  private final CyclicBarrier together = new CyclicBarrier(2);

  @Autowired
  ScanRacesIT(Files files, Scans scans, JdbcTemplate database) {
    this.files = files;
    this.scans = scans;
    this.database = database;
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoScansSettlesTheFile() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);

    List<SettleOutcome> outcomes =
        race(() -> scan(ExampleFile.CLEAN), () -> scan(ExampleFile.INFECTED));

    FileStatus status = files.find(example.id()).orElseThrow().status();
    assertThat(outcomes)
        .containsExactlyInAnyOrder(new SettleOutcome.Recorded(status), new SettleOutcome.Stale());
    assertThat(events()).isEqualTo(inOrder());
  }

  @RepeatedTest(100)
  void exactlyOneOfTwoClaimsHoldsTheFile() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();

    race(() -> claim(one), () -> claim(other));
    List<SettleOutcome> outcomes =
        race(() -> settle(one, ExampleFile.CLEAN), () -> settle(other, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new SettleOutcome.Recorded(FileStatus.CLEAN), new SettleOutcome.Stale());
    assertThat(events()).isEqualTo(inOrder()).hasSize(4);
  }

  @RepeatedTest(50)
  void oneOfTwoDeliveriesOfAVerdictIsADuplicate() throws Exception {
    files.register(example.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();
    claim(scan);

    List<SettleOutcome> outcomes =
        race(() -> settle(scan, ExampleFile.CLEAN), () -> settle(scan, ExampleFile.CLEAN));

    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            new SettleOutcome.Recorded(FileStatus.CLEAN),
            new SettleOutcome.Duplicate(FileStatus.CLEAN));
    assertThat(events()).isEqualTo(inOrder()).hasSize(3);
  }

  private SettleOutcome scan(Verdict verdict) {
    UUID scan = UUID.randomUUID();
    claim(scan);
    return settle(scan, verdict);
  }

  private ClaimOutcome claim(UUID scan) {
    return scans.claim(example.id(), example.claim(scan), "scanner");
  }

  private SettleOutcome settle(UUID scan, Verdict verdict) {
    return scans.settle(example.id(), example.settlement(scan, verdict), "scanner");
  }

  private <T> List<T> race(Callable<T> one, Callable<T> other) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<T> first = threads.submit(() -> onTheMark(one));
      Future<T> second = threads.submit(() -> onTheMark(other));
      return List.of(first.get(10, TimeUnit.SECONDS), second.get(10, TimeUnit.SECONDS));
    }
  }

  private <T> T onTheMark(Callable<T> task) throws Exception {
    together.await(10, TimeUnit.SECONDS);
    return task.call();
  }

  /// The sequence numbers of the file's events, by position.
  private List<@Nullable Long> events() {
    return database.queryForList(
        "SELECT sequence FROM file_event WHERE file_id = ? ORDER BY position",
        Long.class,
        example.id().value());
  }

  /// Every number up to the file's own, without a gap.
  private List<@Nullable Long> inOrder() {
    return database.queryForList(
        "SELECT generate_series(1, sequence) FROM file WHERE id = ?",
        Long.class,
        example.id().value());
  }
}
