package dev.airlock.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.fixture.RegistryBeans;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.StepClock;
import dev.airlock.testbackends.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Random histories of one file after the other, each made by four actors at the same time. No
/// responses are deleted in them: one that is being stored meanwhile is not seen and stays longer,
/// which is allowed. A failure names its seed; `-Dairlock.histories.seed=…` draws that history
/// every time.
@SpringBootTest(classes = {RegistryOnTestNamespace.class, StepClock.class, RegistryBeans.class})
@ResourceLock(value = StepClock.RESPONSES, mode = ResourceAccessMode.READ)
class ConcurrentHistoriesIT {
  private static final Logger log = LoggerFactory.getLogger(ConcurrentHistoriesIT.class);
  private static final int HISTORIES = Proofs.rounds(150, 800);
  private static final int LONGEST = 30;
  private static final int ACTORS = 4;
  private static final Set<HistoryStep> BY_A_LOOK =
      Set.of(
          HistoryStep.Reconciliation.LOOK,
          HistoryStep.Reconciliation.QUARANTINE_LOST,
          HistoryStep.Reconciliation.CLEAR,
          HistoryStep.Reconciliation.FIND_NOTHING);

  private final RegistryBeans registry;

  @Autowired
  ConcurrentHistoriesIT(RegistryBeans registry) {
    this.registry = registry;
  }

  @Test
  void someOrderExplainsWhatHappensAtTheSameTime() throws Exception {
    Long given = Long.getLong(RandomHistoriesIT.SEED);
    int first = new Random().nextInt();
    int met = 0;
    for (long i = 0; i < HISTORIES; i++) {
      long seed = given == null ? first + i : given;
      RegistryUnderTest file = new RegistryUnderTest(registry);
      List<CompletedStep> done = new ConcurrentRun(file, actors(seed)).done();
      StoredFile end = file.stored();
      assertThat(Invariants.violatedBy(file.id(), end))
          .as(() -> describe(seed, done, end))
          .isEmpty();
      assertThat(Linearization.exists(file.id(), done, end))
          .as(() -> describe(seed, done, end))
          .isTrue();
      met += meetings(done);
    }
    log.info("{} concurrent histories from seed {}; steps met {} times", HISTORIES, first, met);
  }

  private static List<List<HistoryStep>> actors(long seed) {
    List<List<HistoryStep>> actors =
        Stream.<List<HistoryStep>>generate(ArrayList::new).limit(ACTORS).toList();
    Random random = new Random(seed);
    for (HistoryStep step : RandomHistory.of(seed, LONGEST)) {
      actors.get(actor(step, random)).add(step);
    }
    return actors;
  }

  /// Each scanner's messages are mostly sent by one actor, and who looks at a file also does what
  /// depends on that look; everything else is done by any.
  private static int actor(HistoryStep step, Random random) {
    if (BY_A_LOOK.contains(step)) {
      return ACTORS - 1;
    }
    return step instanceof HistoryStep.Message message && random.nextInt(5) > 0
        ? message.scanner().charAt(1) - '1'
        : random.nextInt(ACTORS);
  }

  private static int meetings(List<CompletedStep> done) {
    return Math.toIntExact(
        done.stream()
            .filter(one ->
                done.stream()
                    .anyMatch(other ->
                        !other.equals(one) && !one.isBefore(other) && !other.isBefore(one)))
            .count());
  }

  private static String describe(long seed, List<CompletedStep> done, StoredFile end) {
    return "History %d (-D%s=%d)%n%s%n%s%n"
        .formatted(
            seed,
            RandomHistoriesIT.SEED,
            seed,
            done.stream()
                .map(CompletedStep::toString)
                .collect(Collectors.joining(System.lineSeparator())),
            String.join(System.lineSeparator(), end.events()));
  }
}
