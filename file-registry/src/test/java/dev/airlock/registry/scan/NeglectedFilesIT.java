package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Which files the reconciler gets to see.
@SpringBootTest(classes = {RegistryOnASpace.class, StepClock.class, Registry.class})
class NeglectedFilesIT {
  private static final int ALL = Integer.MAX_VALUE;
  private static final Duration AGO = Duration.ofMinutes(30);
  private static final Instant START = StepClock.START;
  private static final Instant LATER = momentAfter(START);
  private static final Step CLAIM = new Step.Claim("w1", 0, 1, Upload.FIRST);
  private static final Step CLEAN = new Step.Settle("w1", 0, 1, Upload.FIRST, Finding.CLEAN);
  private static final Step DELETE = new Step.Delete(true);
  private static final Step DELETE_FOR_GOOD = new Step.Delete(false);

  private final Registry registry;
  private final List<FileId> ours = new ArrayList<>();

  @Autowired
  NeglectedFilesIT(Registry registry) {
    this.registry = registry;
  }

  @Test
  void nobodyUploadedThemLongAfterTheirTime() {
    FileId neverUploaded = file(START);
    file(START, CLAIM);
    file(START, DELETE);
    Instant border = START.plus(Duration.ofHours(1)).plus(AGO);

    assertThat(neverUploaded(border)).isEmpty();
    assertThat(neverUploaded(momentAfter(border))).containsExactly(neverUploaded);
  }

  @Test
  void theirScansBeganLongAgoTheOldestFirst() {
    FileId younger = file(LATER, CLAIM);
    FileId older = file(START, CLAIM);
    file(START);
    file(START, CLAIM, CLEAN);
    file(START, CLAIM, DELETE);
    Instant border = START.plus(AGO);

    assertThat(neverSettled(border)).isEmpty();
    assertThat(neverSettled(momentAfter(border))).containsExactly(older);
    assertThat(neverSettled(border.plus(AGO))).containsExactly(older, younger);
  }

  @Test
  void theyCannotBeRestoredAndAreNotPurged() {
    FileId restorable = file(START, CLAIM, CLEAN, DELETE);
    FileId deletedForGood = file(START, CLAIM, CLEAN, DELETE_FOR_GOOD);
    file(START, DELETE_FOR_GOOD, Step.Mending.PURGE);
    file(START, CLAIM, CLEAN);
    Instant border = START.plus(Duration.ofDays(30));

    assertThat(notPurged(border)).containsExactly(deletedForGood);
    assertThat(notPurged(momentAfter(border))).containsExactly(deletedForGood, restorable);
  }

  private FileId file(Instant now, Step... steps) {
    Replay file = new Replay(registry);
    for (Step step : steps) {
      file.apply(step, "", now);
    }
    ours.add(file.id());
    return file.id();
  }

  private List<FileId> neverUploaded(Instant now) {
    return listed(now, () -> registry.work().neverUploaded(AGO, ALL));
  }

  private List<FileId> neverSettled(Instant now) {
    return listed(now, () -> registry.work().neverSettled(AGO, ALL));
  }

  private List<FileId> notPurged(Instant now) {
    return listed(now, () -> registry.work().notPurged(ALL));
  }

  private List<FileId> listed(Instant now, Supplier<List<RegisteredFile>> list) {
    return StepClock.at(now, list).stream().map(RegisteredFile::id).filter(ours::contains).toList();
  }

  private static Instant momentAfter(Instant time) {
    return time.plus(1, ChronoUnit.MICROS);
  }
}
