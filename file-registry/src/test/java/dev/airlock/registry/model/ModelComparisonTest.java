package dev.airlock.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.fixture.StepClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelComparisonTest {
  private static final FileId FILE = new FileId(new UUID(0, 1));

  /// Behaves like the model, but for one mistake.
  private record Mistaken(
      Model model, UnaryOperator<HistoryStep> mistake, UnaryOperator<Instant> clock)
      implements SystemUnderTest {
    @Override
    public FileId id() {
      return model.id();
    }

    @Override
    public String apply(HistoryStep step, String nonce, Instant now) {
      return model.apply(mistake.apply(step), nonce, clock.apply(now));
    }

    @Override
    public StoredFile stored() {
      return model.stored();
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("forgets what it answered", 2, ModelComparisonTest::withoutNumber),
        mistake("looks at no version", 2, ModelComparisonTest::aboutTheFirst),
        mistake("believes any scan", 2, ModelComparisonTest::ofTheFirstScan),
        mistake("keeps what is deleted for good", 3, ModelComparisonTest::softly),
        mistake("obeys no operator", 1, ModelComparisonTest::withoutOrders),
        mistake("waives nothing", 3, ModelComparisonTest::withoutWaiving),
        mistake("never forgets", 5, ModelComparisonTest::withoutForgetting),
        wrongTime("does not see time pass", 4, _ -> StepClock.START));
  }

  private static Arguments mistake(String name, int steps, UnaryOperator<HistoryStep> mistake) {
    return Arguments.argumentSet(name, steps, mistake, UnaryOperator.<Instant>identity());
  }

  private static Arguments wrongTime(String name, int steps, UnaryOperator<Instant> clock) {
    return Arguments.argumentSet(name, steps, UnaryOperator.<HistoryStep>identity(), clock);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsAMistakeAndTheFewStepsThatShowIt(
      int steps, UnaryOperator<HistoryStep> mistake, UnaryOperator<Instant> clock) {
    ModelComparison comparison = comparison(mistake, clock);
    List<HistoryStep> failing =
        LongStream.range(0, 300)
            .mapToObj(seed -> RandomHistory.forgetful(seed, 25))
            .filter(comparison::fails)
            .findFirst()
            .orElseThrow();

    List<HistoryStep> shortest = Shrinker.of(failing, comparison::fails);

    assertThat(shortest).hasSizeLessThanOrEqualTo(steps).isSubsetOf(failing);
    assertThat(comparison.divergenceIn(shortest)).isNotNull();
  }

  @Test
  void findsNothingWhereThereIsNoMistake() {
    ModelComparison comparison = comparison(step -> step, now -> now);

    assertThat(LongStream.range(0, 300).mapToObj(seed -> RandomHistory.forgetful(seed, 25)))
        .noneMatch(comparison::fails);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    assertThat(RandomHistory.of(7, 25))
        .isEqualTo(RandomHistory.of(7, 25))
        .isNotEqualTo(RandomHistory.of(8, 25));
  }

  private static ModelComparison comparison(
      UnaryOperator<HistoryStep> mistake, UnaryOperator<Instant> clock) {
    return new ModelComparison(() -> new Mistaken(new Model(FILE), mistake, clock), _ -> {});
  }

  private static HistoryStep withoutNumber(HistoryStep step) {
    if (step instanceof HistoryStep.Claim(var scanner, _, int scan, var object)) {
      return new HistoryStep.Claim(scanner, 0, scan, object);
    }
    return step
            instanceof HistoryStep.ReportVerdict(var scanner, _, int scan, var object, var finding)
        ? new HistoryStep.ReportVerdict(scanner, 0, scan, object, finding)
        : step;
  }

  private static HistoryStep aboutTheFirst(HistoryStep step) {
    return step
            instanceof HistoryStep.ReportVerdict(var scanner, int number, int scan, _, var finding)
        ? new HistoryStep.ReportVerdict(scanner, number, scan, Upload.FIRST, finding)
        : step;
  }

  private static HistoryStep ofTheFirstScan(HistoryStep step) {
    return step
            instanceof
            HistoryStep.ReportVerdict(var scanner, int number, _, var object, var finding)
        ? new HistoryStep.ReportVerdict(scanner, number, 1, object, finding)
        : step;
  }

  private static HistoryStep softly(HistoryStep step) {
    return step instanceof HistoryStep.Delete ? new HistoryStep.Delete(true) : step;
  }

  private static HistoryStep withoutOrders(HistoryStep step) {
    return step instanceof HistoryStep.OperatorRequest
        ? new HistoryStep.TimePasses(Duration.ZERO)
        : step;
  }

  private static HistoryStep withoutWaiving(HistoryStep step) {
    return step == HistoryStep.OperatorRequest.RELEASE ? HistoryStep.OperatorRequest.RESCAN : step;
  }

  private static HistoryStep withoutForgetting(HistoryStep step) {
    return step == HistoryStep.Reconciliation.FORGET
        ? new HistoryStep.TimePasses(Duration.ZERO)
        : step;
  }
}
