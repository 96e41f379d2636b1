package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
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

class SideBySideTest {
  private static final FileId FILE = new FileId(new UUID(0, 1));

  /// Behaves like the model, but for one mistake.
  private record Mistaken(Model model, UnaryOperator<Step> mistake, UnaryOperator<Instant> clock)
      implements Subject {
    @Override
    public FileId id() {
      return model.id();
    }

    @Override
    public String apply(Step step, String nonce, Instant now) {
      return model.apply(mistake.apply(step), nonce, clock.apply(now));
    }

    @Override
    public Stored stored() {
      return model.stored();
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("forgets what it answered", 2, SideBySideTest::withoutNumber),
        mistake("looks at no version", 2, SideBySideTest::aboutTheFirst),
        mistake("believes any scan", 2, SideBySideTest::ofTheFirstScan),
        mistake("keeps what is deleted for good", 3, SideBySideTest::softly),
        mistake("never forgets", 5, SideBySideTest::withoutForgetting),
        wrongTime("does not see time pass", 2, _ -> StepClock.START));
  }

  private static Arguments mistake(String name, int steps, UnaryOperator<Step> mistake) {
    return Arguments.argumentSet(name, steps, mistake, UnaryOperator.<Instant>identity());
  }

  private static Arguments wrongTime(String name, int steps, UnaryOperator<Instant> clock) {
    return Arguments.argumentSet(name, steps, UnaryOperator.<Step>identity(), clock);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void findsAMistakeAndTheFewStepsThatShowIt(
      int steps, UnaryOperator<Step> mistake, UnaryOperator<Instant> clock) {
    SideBySide sideBySide = sideBySide(mistake, clock);
    List<Step> failing =
        LongStream.range(0, 300)
            .mapToObj(seed -> RandomHistory.forgetful(seed, 25))
            .filter(sideBySide::fails)
            .findFirst()
            .orElseThrow();

    List<Step> shortest = Shrinking.of(failing, sideBySide::fails);

    assertThat(shortest).hasSizeLessThanOrEqualTo(steps).isSubsetOf(failing);
    assertThat(sideBySide.partingIn(shortest)).isNotNull();
  }

  @Test
  void findsNothingWhereThereIsNoMistake() {
    SideBySide sideBySide = sideBySide(step -> step, now -> now);

    assertThat(LongStream.range(0, 300).mapToObj(seed -> RandomHistory.forgetful(seed, 25)))
        .noneMatch(sideBySide::fails);
  }

  @Test
  void drawsTheSameFromTheSameSeed() {
    assertThat(RandomHistory.of(7, 25))
        .isEqualTo(RandomHistory.of(7, 25))
        .isNotEqualTo(RandomHistory.of(8, 25));
  }

  private static SideBySide sideBySide(UnaryOperator<Step> mistake, UnaryOperator<Instant> clock) {
    return new SideBySide(() -> new Mistaken(new Model(FILE), mistake, clock), _ -> {});
  }

  private static Step withoutNumber(Step step) {
    if (step instanceof Step.Claim(var scanner, _, int scan, var upload)) {
      return new Step.Claim(scanner, 0, scan, upload);
    }
    return step instanceof Step.Settle(var scanner, _, int scan, var upload, var finding)
        ? new Step.Settle(scanner, 0, scan, upload, finding)
        : step;
  }

  private static Step aboutTheFirst(Step step) {
    return step instanceof Step.Settle(var scanner, int number, int scan, _, var finding)
        ? new Step.Settle(scanner, number, scan, Upload.FIRST, finding)
        : step;
  }

  private static Step ofTheFirstScan(Step step) {
    return step instanceof Step.Settle(var scanner, int number, _, var upload, var finding)
        ? new Step.Settle(scanner, number, 1, upload, finding)
        : step;
  }

  private static Step softly(Step step) {
    return step instanceof Step.Delete ? new Step.Delete(true) : step;
  }

  private static Step withoutForgetting(Step step) {
    return step == Step.Mending.FORGET ? new Step.Passes(Duration.ZERO) : step;
  }
}
