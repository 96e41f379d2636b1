package dev.airlock.registry.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.CountedReads;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryBeans;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.fixture.StepClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which files the reconciler finds.
@SpringBootTest(classes = {RegistryOnTestNamespace.class, StepClock.class, RegistryBeans.class})
class StaleFilesIT {
  private static final int ALL = Integer.MAX_VALUE;
  private static final Duration AGO = Duration.ofMinutes(30);
  private static final Instant START = StepClock.START;
  private static final Instant LATER = momentAfter(START);

  private final RegistryBeans registry;
  private final TransactionTemplate transactions;
  private final Reports reports;
  private final UUID scan = UUID.randomUUID();
  private final List<FileId> ours = new ArrayList<>();

  @Autowired
  StaleFilesIT(RegistryBeans registry, PlatformTransactionManager transactions) {
    this.registry = registry;
    this.transactions = new TransactionTemplate(transactions);
    this.reports = new Reports(registry.scans());
  }

  @Test
  void findsWhatNobodyUploadedLongAfterTheUploadExpired() {
    FileId neverUploaded = file(START);
    file(START, this::claim);
    file(START, this::delete);
    Instant border = START.plus(Duration.ofHours(1)).plus(AGO);

    assertThat(neverUploaded(border)).isEmpty();
    assertThat(neverUploaded(momentAfter(border))).containsExactly(neverUploaded);
  }

  @Test
  void findsScansThatBeganLongAgoTheOldestFirst() {
    FileId younger = file(LATER, this::claim);
    FileId older = file(START, this::claim);
    file(START);
    file(START, this::claim, this::reportClean);
    file(START, this::claim, this::delete);
    Instant border = START.plus(AGO);

    assertThat(neverSettled(border)).isEmpty();
    assertThat(neverSettled(momentAfter(border))).containsExactly(older);
    assertThat(neverSettled(border.plus(AGO))).containsExactly(older, younger);
  }

  /// What was deleted in a month can be many.
  @Test
  void readsNoneOfThoseThatCanStillBeRestored() {
    CountedReads reads = new CountedReads(registry.database());
    transactions.executeWithoutResult(transaction -> {
      transaction.setRollbackOnly();
      reads.add(10_000, "deleter", "resume", "deleted");
      List<RegisteredFile> found = new ArrayList<>();
      assertThat(
              reads.of(() ->
                  found.addAll(StepClock.at(START, () -> registry.staleFiles().notPurged(100)))))
          .isLessThan(10 + found.size());
      assertThat(found).extracting(RegisteredFile::owner).doesNotContain("deleter");
    });
  }

  @Test
  void findsDeletedFilesThatCannotBeRestoredAndAreNotPurged() {
    FileId restorable = file(START, this::claim, this::reportClean, this::delete);
    FileId deletedForGood = file(START, this::claim, this::reportClean, this::deleteForGood);
    file(START, this::deleteForGood, this::purge);
    file(START, this::claim, this::reportClean);
    Instant border = START.plus(Duration.ofDays(30));

    assertThat(notPurged(border)).containsExactly(deletedForGood);
    assertThat(notPurged(momentAfter(border))).containsExactly(deletedForGood, restorable);
  }

  /// A file to which all of this was done at that time.
  @SafeVarargs
  private FileId file(Instant now, Consumer<ExampleFile>... steps) {
    ExampleFile file = ExampleFile.fresh();
    StepClock.at(now, () -> file.registeredIn(registry.files()));
    for (Consumer<ExampleFile> step : steps) {
      StepClock.at(
          now,
          () -> {
            step.accept(file);
            return file;
          });
    }
    ours.add(file.id());
    return file.id();
  }

  private void claim(ExampleFile file) {
    reports.claim(file.id(), file.claim(scan), "scanner");
  }

  private void reportClean(ExampleFile file) {
    reports.verdict(file.id(), file.verdictReport(scan, ExampleFile.CLEAN), "scanner");
  }

  private void delete(ExampleFile file) {
    registry.deletions().delete(file.id(), true, ExampleFile.ALICE);
  }

  private void deleteForGood(ExampleFile file) {
    registry.deletions().delete(file.id(), false, ExampleFile.ALICE);
  }

  private void purge(ExampleFile file) {
    registry.deletions().purged(file.id(), Actor.named("reconciler"));
  }

  private List<FileId> neverUploaded(Instant now) {
    return listed(now, () -> registry.staleFiles().neverUploaded(AGO, ALL));
  }

  private List<FileId> neverSettled(Instant now) {
    return listed(now, () -> registry.staleFiles().neverSettled(AGO, ALL));
  }

  private List<FileId> notPurged(Instant now) {
    return listed(now, () -> registry.staleFiles().notPurged(ALL));
  }

  private List<FileId> listed(Instant now, Supplier<List<RegisteredFile>> list) {
    return StepClock.at(now, list).stream().map(RegisteredFile::id).filter(ours::contains).toList();
  }

  private static Instant momentAfter(Instant time) {
    return time.plus(1, ChronoUnit.MICROS);
  }
}
