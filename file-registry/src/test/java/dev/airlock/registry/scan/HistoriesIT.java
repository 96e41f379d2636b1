package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.RegistryOnASpace;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Thousands of random histories, each of a file of its own, against the [Model]. They are new ones
/// in every run; a failure names its seed, and `-Dairlock.histories.seed=…` runs that one alone.
@SpringBootTest(classes = {RegistryOnASpace.class, StepClock.class, Registry.class})
class HistoriesIT {
  private static final Logger log = LoggerFactory.getLogger(HistoriesIT.class);
  static final String SEED = "airlock.histories.seed";
  private static final int HISTORIES = 3_000;
  private static final int FORGETFUL_HISTORIES = 200;
  private static final int LONGEST = 30;
  private static final int AT_ONCE = 8;
  // So many that are done in turn are held against their models by one query.
  private static final int IN_TURN = 25;

  /// All that anybody can be told.
  private static final List<String> ANSWERS =
      List.of(
          "held",
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
          "deleted",
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
          "given up",
          "not given up",
          "abandoned",
          "not abandoned",
          "");

  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger drawn = new AtomicInteger();
  private final Registry registry;
  private final SideBySide sideBySide;

  @Autowired
  HistoriesIT(Registry registry) {
    this.registry = registry;
    sideBySide = new SideBySide(() -> new Replay(registry), this::count);
  }

  @Test
  void endsEveryHistoryAsTheModelDoes() throws Exception {
    Long seed = Long.getLong(SEED);
    if (seed != null) {
      check(seed, RandomHistory.of(seed, LONGEST));
      assertThat(failures).isEmpty();
      return;
    }
    long first = new Random().nextInt();
    checkAllFrom(first);
    assertThat(failures).isEmpty();
    log.info("{} histories from seed {}; told {}", HISTORIES, first, told);
    assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(ANSWERS);
  }

  /// One after the other, as they forget each other's answers.
  @Test
  void forgetsOldAnswersAsTheModelDoes() {
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
          int next = drawn.getAndAdd(IN_TURN);
          while (next < HISTORIES && failures.isEmpty()) {
            checkInTurn(first + next);
            next = drawn.getAndAdd(IN_TURN);
          }
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> thread : threads.invokeAll(Collections.nCopies(AT_ONCE, checks))) {
        thread.get();
      }
    }
  }

  private void checkInTurn(long first) {
    List<Course> courses =
        LongStream.range(first, first + IN_TURN)
            .mapToObj(seed -> sideBySide.begin(RandomHistory.of(seed, LONGEST)))
            .toList();
    List<Course> left = courses;
    while (!left.isEmpty()) {
      left.forEach(Course::goOn);
      Map<FileId, Stored> stored =
          Stored.in(registry.database(), left.stream().map(Course::file).toList());
      left.forEach(course -> course.compare(Objects.requireNonNull(stored.get(course.file()))));
      left = left.stream().filter(course -> !course.isOver()).toList();
    }
    for (int i = 0; i < IN_TURN; i++) {
      Course.Parting parting = courses.get(i).parting();
      if (parting != null && failures.isEmpty()) { // one is enough, and cutting down takes time
        fail(first + i, RandomHistory.of(first + i, LONGEST), parting);
      }
    }
  }

  private void check(long seed, List<Step> history) {
    Course.Parting parting = sideBySide.partingIn(history);
    if (parting != null) {
      fail(seed, history, parting);
    }
  }

  private void fail(long seed, List<Step> history, Course.Parting parting) {
    List<Step> shortest = Shrinking.of(history, sideBySide::fails);
    failures.add(
        "History %d, of %d steps cut down to %d:%n%s%nRun it again with -D%s=%d"
            .formatted(
                seed,
                history.size(),
                shortest.size(),
                Objects.requireNonNullElse(sideBySide.partingIn(shortest), parting),
                SEED,
                seed));
  }

  private void count(String answer) {
    told.merge(answer.replaceFirst(" #.*", "").replaceFirst(" as \\d+", ""), 1, Integer::sum);
  }
}
