package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.registration.Files;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/// Thousands of random histories, each of a file of its own, against the [Model]. They are new ones
/// in every run; a failure names its seed, and `-Dairlock.histories.seed=…` runs that one alone.
@SpringBootTest(classes = RegistryOnASpace.class, properties = "test.space=histories")
class HistoriesIT {
  private static final Logger log = LoggerFactory.getLogger(HistoriesIT.class);
  static final String SEED = "airlock.histories.seed";
  private static final int HISTORIES = 3_000;
  private static final int LONGEST = 25;
  private static final int AT_ONCE = 8;

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
          "");

  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger drawn = new AtomicInteger();
  private final SideBySide sideBySide;

  @Autowired
  HistoriesIT(Files files, Scans scans, Deletions deletions, JdbcTemplate database) {
    Registry registry = new Registry(files, scans, deletions, database);
    sideBySide = new SideBySide(() -> new Replay(registry), this::count);
  }

  @Test
  void endsEveryHistoryAsTheModelDoes() throws Exception {
    Long seed = Long.getLong(SEED);
    if (seed != null) {
      check(seed);
      assertThat(failures).isEmpty();
      return;
    }
    long first = new Random().nextInt();
    checkAllFrom(first);
    assertThat(failures).isEmpty();
    log.info("{} histories from seed {}; told {}", HISTORIES, first, told);
    assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(ANSWERS);
  }

  private void checkAllFrom(long first) throws Exception {
    Callable<Boolean> checks =
        () -> {
          int next = drawn.getAndIncrement();
          while (next < HISTORIES && failures.isEmpty()) {
            check(first + next);
            next = drawn.getAndIncrement();
          }
          return true;
        };
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> thread : threads.invokeAll(Collections.nCopies(AT_ONCE, checks))) {
        thread.get();
      }
    }
  }

  private void check(long seed) {
    List<Step> history = RandomHistory.of(seed, LONGEST);
    if (sideBySide.fails(history)) {
      List<Step> shortest = Shrinking.of(history, sideBySide::fails);
      failures.add(
          "History %d, of %d steps cut down to %d:%n%s%nRun it again with -D%s=%d"
              .formatted(
                  seed,
                  history.size(),
                  shortest.size(),
                  sideBySide.partingIn(shortest),
                  SEED,
                  seed));
    }
  }

  private void count(String answer) {
    told.merge(answer.replaceFirst(" #.*", "").replaceFirst(" as \\d+", ""), 1, Integer::sum);
  }
}
