package dev.airlock.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.fixture.RegistryBeans;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.StepClock;
import dev.airlock.testbackends.Proofs;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Hundreds of random histories, each of a file of its own, compared with the [Model]; as many as
/// it takes to see every outcome. Every run draws new ones; a failure names its seed, and
/// `-Dairlock.histories.seed=…` runs that one alone.
@SpringBootTest(classes = {RegistryOnTestNamespace.class, StepClock.class, RegistryBeans.class})
@ResourceLock(StepClock.RESPONSES)
class RandomHistoriesIT {
  private static final Logger log = LoggerFactory.getLogger(RandomHistoriesIT.class);
  static final String SEED = "airlock.histories.seed";
  private static final int FEWEST = Proofs.rounds(250, 3_000);
  // An outcome that has not occurred in so many does not occur.
  private static final int MOST = 4_000;
  private static final int FORGETFUL_HISTORIES = 200;
  private static final int LONGEST = 30;
  private static final int THREADS = 8;
  // So many histories advance in turn and are compared with their models by one query.
  private static final int BATCH = 25;

  /// All outcomes that a step can have.
  private static final List<String> ANSWERS =
      List.of(
          "held",
          "held again",
          "held again waiving encrypted",
          "nothing to scan, pending, another",
          "nothing to scan, scanning, another",
          "nothing to scan, clean, judged",
          "nothing to scan, clean, another",
          "nothing to scan, infected, judged",
          "nothing to scan, infected, another",
          "nothing to scan, quarantined, judged",
          "nothing to scan, quarantined, another",
          "nothing to scan, expired, another",
          "foreign object",
          "recorded clean",
          "recorded infected",
          "recorded quarantined",
          "duplicate clean",
          "duplicate infected",
          "duplicate quarantined",
          "stale",
          "not claimed",
          "file deleted",
          "message id reused",
          "to be scanned again",
          "to be scanned again waiving encrypted",
          "to be scanned again waiving corrupt",
          "refused, pending",
          "refused, scanning",
          "refused, clean",
          "refused, infected",
          "refused, quarantined too-large",
          "refused, quarantined scan-failed",
          "refused, expired",
          "refused, deleted",
          "deleted",
          "scanning",
          "clean",
          "infected",
          "quarantined",
          "nothing",
          "expired",
          "not expired",
          "asked for",
          "not asked for",
          "sees pending",
          "sees scanning",
          "sees clean",
          "sees infected",
          "sees quarantined",
          "sees expired",
          "sees deleted",
          "quarantined as lost",
          "not quarantined as lost",
          "made permanent",
          "not made permanent",
          "contradicts in object.size",
          "contradicts in sha256",
          "");

  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger drawn = new AtomicInteger();
  private final RegistryBeans registry;
  private final ModelComparison comparison;

  @Autowired
  RandomHistoriesIT(RegistryBeans registry) {
    this.registry = registry;
    comparison = new ModelComparison(() -> new RegistryUnderTest(registry), this::count);
  }

  @Test
  void everyHistoryEndsAsTheModelDoes() throws Exception {
    Long seed = Long.getLong(SEED);
    if (seed != null) {
      check(seed, RandomHistory.of(seed, LONGEST));
      assertThat(failures).isEmpty();
      return;
    }
    long first = new Random().nextInt();
    checkAllFrom(first);
    assertThat(failures).isEmpty();
    log.info("histories from seed {}; outcomes {}", first, outcomes);
    assertThat(outcomes.keySet()).containsExactlyInAnyOrderElementsOf(ANSWERS);
  }

  /// One after the other, because each deletes the responses of all.
  @Test
  void deletesOldResponsesAsTheModelDoes() {
    Long given = Long.getLong(SEED);
    long first = given == null ? new Random().nextInt() : given;
    LongStream.range(first, first + FORGETFUL_HISTORIES)
        .takeWhile(_ -> failures.isEmpty())
        .forEach(seed -> check(seed, RandomHistory.forgetful(seed, LONGEST)));
    assertThat(failures).isEmpty();
  }

  private void checkAllFrom(long first) throws Exception {
    Callable<Boolean> checks =
        () -> {
          int next = drawn.getAndAdd(BATCH);
          while (isWanted(next) && failures.isEmpty()) {
            checkBatch(first + next);
            next = drawn.getAndAdd(BATCH);
          }
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> thread : threads.invokeAll(Collections.nCopies(THREADS, checks))) {
        thread.get();
      }
    }
  }

  private boolean isWanted(int history) {
    return history < FEWEST || (history < MOST && !outcomes.keySet().containsAll(ANSWERS));
  }

  private void checkBatch(long first) {
    List<Run> runs =
        LongStream.range(first, first + BATCH)
            .mapToObj(seed -> comparison.begin(RandomHistory.of(seed, LONGEST)))
            .toList();
    List<Run> left = runs;
    while (!left.isEmpty()) {
      left.forEach(Run::advance);
      Map<FileId, StoredFile> stored =
          StoredFile.in(registry.database(), left.stream().map(Run::file).toList());
      left.forEach(run -> run.compare(Objects.requireNonNull(stored.get(run.file()))));
      left = left.stream().filter(run -> !run.isFinished()).toList();
    }
    for (int i = 0; i < BATCH; i++) {
      Run.Divergence divergence = runs.get(i).divergence();
      if (divergence != null && failures.isEmpty()) { // one is enough, and shrinking takes time
        fail(first + i, RandomHistory.of(first + i, LONGEST), divergence);
      }
    }
  }

  private void check(long seed, List<HistoryStep> history) {
    Run.Divergence divergence = comparison.divergenceIn(history);
    if (divergence != null) {
      fail(seed, history, divergence);
    }
  }

  private void fail(long seed, List<HistoryStep> history, Run.Divergence divergence) {
    List<HistoryStep> shortest = Shrinker.of(history, comparison::fails);
    failures.add(
        "History %d, of %d steps cut down to %d:%n%s%nRun it again with -D%s=%d"
            .formatted(
                seed,
                history.size(),
                shortest.size(),
                Objects.requireNonNullElse(comparison.divergenceIn(shortest), divergence),
                SEED,
                seed));
  }

  private void count(String answer) {
    String kind =
        answer
            .replaceFirst(" #.*", "")
            .replaceFirst(" as \\d+", "")
            .replaceFirst(" of \\w{64}", " again");
    outcomes.merge(kind, 1, Integer::sum);
  }
}
