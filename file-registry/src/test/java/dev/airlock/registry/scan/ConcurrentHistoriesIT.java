package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.RegistryOnASpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Random histories that four hands make at the same time, of one file after the other. Nobody
/// forgets answers in them: one that is being written meanwhile is not seen, and is kept for
/// longer, as it may be. A failure names its seed; `-Dairlock.histories.seed=…` draws that history
/// every time.
@SpringBootTest(classes = {RegistryOnASpace.class, StepClock.class, Registry.class})
class ConcurrentHistoriesIT {
  private static final Logger log = LoggerFactory.getLogger(ConcurrentHistoriesIT.class);
  private static final int HISTORIES = 800;
  private static final int LONGEST = 30;
  private static final int HANDS = 4;
  private static final Set<Step> BY_A_LOOK =
      Set.of(
          Step.Mending.LOOK, Step.Mending.GIVE_UP, Step.Mending.CLEAR, Step.Mending.FIND_NOTHING);

  private final Registry registry;

  @Autowired
  ConcurrentHistoriesIT(Registry registry) {
    this.registry = registry;
  }

  @Test
  void someOrderExplainsWhatHappensAtTheSameTime() throws Exception {
    Long given = Long.getLong(HistoriesIT.SEED);
    int first = new Random().nextInt();
    int met = 0;
    for (long i = 0; i < HISTORIES; i++) {
      long seed = given == null ? first + i : given;
      Replay file = new Replay(registry);
      List<Done> done = new AtOnce(file, hands(seed)).done();
      Stored end = file.stored();
      assertThat(Invariants.violatedBy(file.id(), end)).as(() -> told(seed, done, end)).isEmpty();
      assertThat(Explanation.exists(file.id(), done, end)).as(() -> told(seed, done, end)).isTrue();
      met += meetings(done);
    }
    log.info("{} concurrent histories from seed {}; steps met {} times", HISTORIES, first, met);
  }

  private static List<List<Step>> hands(long seed) {
    List<List<Step>> hands = Stream.<List<Step>>generate(ArrayList::new).limit(HANDS).toList();
    Random random = new Random(seed);
    for (Step step : RandomHistory.of(seed, LONGEST)) {
      hands.get(hand(step, random)).add(step);
    }
    return hands;
  }

  /// Each scanner's messages are mostly sent by one hand, and who looks at a file does what goes by
  /// that look; everything else is done by any.
  private static int hand(Step step, Random random) {
    if (BY_A_LOOK.contains(step)) {
      return HANDS - 1;
    }
    return step instanceof Step.Message message && random.nextInt(5) > 0
        ? message.scanner().charAt(1) - '1'
        : random.nextInt(HANDS);
  }

  private static int meetings(List<Done> done) {
    return Math.toIntExact(
        done.stream()
            .filter(one ->
                done.stream()
                    .anyMatch(other ->
                        !other.equals(one) && !one.isBefore(other) && !other.isBefore(one)))
            .count());
  }

  private static String told(long seed, List<Done> done, Stored end) {
    return "History %d (-D%s=%d)%n%s%n%s%n"
        .formatted(
            seed,
            HistoriesIT.SEED,
            seed,
            done.stream().map(Done::toString).collect(Collectors.joining(System.lineSeparator())),
            String.join(System.lineSeparator(), end.events()));
  }
}
