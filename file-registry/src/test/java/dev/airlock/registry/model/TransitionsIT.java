package dev.airlock.registry.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.RegistryBeans;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.StepClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// Compares the two tables of legal transitions, that of [FileStatus] and that of the guarded
/// statements, with the one in the contract.
@SpringBootTest(classes = {RegistryOnTestNamespace.class, StepClock.class, RegistryBeans.class})
@ResourceLock(StepClock.RESPONSES)
class TransitionsIT {

  /// The state diagram of the contract. `x`: may follow, and some operation brings it about; `o`:
  /// may follow, but see [#WITHOUT_OPERATION].
  private static final String DIAGRAM =
      """
                  pending scanning clean infected quarantined expired deleted
      pending     .       x        .     .        .           x       x
      scanning    .       .        x     x        x           .       x
      clean       .       x        .     o        .           .       x
      infected    .       .        .     .        .           .       x
      quarantined .       x        .     .        .           .       x
      expired     .       .        .     .        .           .       x
      deleted     .       x        x     x        x           .       .
      """;

  private static final Map<String, String> WITHOUT_OPERATION =
      Map.of("clean -> infected", "a revocation, to which a rescan comes by way of scanning");

  private static final HistoryStep CLAIM = new HistoryStep.Claim("w1", 0, 1, Upload.FIRST);
  private static final HistoryStep CLEAN = found(Finding.CLEAN);
  private static final HistoryStep INFECTED = found(Finding.INFECTED);
  private static final HistoryStep TOO_LARGE = found(Finding.TOO_LARGE);
  private static final HistoryStep ENCRYPTED = found(Finding.ENCRYPTED);
  private static final HistoryStep RESCAN = HistoryStep.OperatorRequest.RESCAN;
  private static final HistoryStep CLAIM_SERVED = new HistoryStep.Claim("w1", 0, 2, Copy.SERVED);
  private static final HistoryStep CLAIM_ISOLATED =
      new HistoryStep.Claim("w1", 0, 2, Copy.ISOLATED);
  private static final HistoryStep DELETE = new HistoryStep.Delete(true);
  private static final HistoryStep LONG_AGO = new HistoryStep.TimePasses(Duration.ofDays(31));

  /// Everything that can be tried with a file that the first scan claimed, if any; each at once and
  /// after every period has ended.
  private static final List<HistoryStep> ATTEMPTS =
      List.of(
          CLAIM,
          new HistoryStep.Claim("w2", 0, 2, Upload.FIRST),
          new HistoryStep.Claim("w2", 0, 2, Upload.OVERWRITE),
          CLEAN,
          INFECTED,
          TOO_LARGE,
          CLAIM_SERVED,
          CLAIM_ISOLATED,
          foundAgain(Finding.CLEAN),
          foundAgain(Finding.INFECTED),
          foundAgain(Finding.ENCRYPTED),
          RESCAN,
          HistoryStep.OperatorRequest.RELEASE,
          HistoryStep.OperatorRequest.DELETE,
          HistoryStep.OperatorRequest.DELETE_FOR_GOOD,
          DELETE,
          new HistoryStep.Delete(false),
          new HistoryStep.Restore(),
          new HistoryStep.Replace(true, Finding.CLEAN),
          HistoryStep.Reconciliation.EXPIRE,
          HistoryStep.Reconciliation.REQUEUE,
          HistoryStep.Reconciliation.QUARANTINE_LOST,
          HistoryStep.Reconciliation.CLEAR,
          HistoryStep.Reconciliation.FIND_NOTHING,
          HistoryStep.Reconciliation.MAKE_PERMANENT,
          HistoryStep.Reconciliation.PURGE,
          HistoryStep.Reconciliation.FORGET);

  private final RegistryBeans registry;

  @Autowired
  TransitionsIT(RegistryBeans registry) {
    this.registry = registry;
  }

  private static HistoryStep found(Finding finding) {
    return new HistoryStep.ReportVerdict("w1", 0, 1, Upload.FIRST, finding);
  }

  /// In a rescan of the clean file.
  private static HistoryStep foundAgain(Finding finding) {
    return new HistoryStep.ReportVerdict("w1", 0, 2, Copy.SERVED, finding);
  }

  @ParameterizedTest
  @EnumSource
  void typesAllowWhatTheDiagramShows(FileStatus from) {
    assertThat(FileStatus.values())
        .filteredOn(from::mayBecome)
        .containsExactlyInAnyOrderElementsOf(successors(from, "xo"));
  }

  @ParameterizedTest
  @EnumSource
  void statementsAllowWhatTheDiagramShowsAndNothingElse(FileStatus from) {
    Set<FileStatus> reached = EnumSet.noneOf(FileStatus.class);
    for (List<HistoryStep> way : waysTo(from)) {
      assertThat(statesAfter(way, List.of(List.of()))).containsExactly(from);
      reached.addAll(statesAfter(way, attempts()));
    }
    reached.remove(from); // a file that is claimed again does not leave its status
    assertThat(reached).isEqualTo(successors(from, "x"));
  }

  @Test
  void namesWhyALegalTransitionHasNoOperation() {
    assertThat(
            Arrays.stream(FileStatus.values())
                .flatMap(from ->
                    successors(from, "o").stream()
                        .map(to -> from.wireName() + " -> " + to.wireName())))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_OPERATION.keySet());
  }

  private static List<List<HistoryStep>> attempts() {
    return ATTEMPTS.stream()
        .flatMap(attempt ->
            Stream.of(
                List.of(HistoryStep.Reconciliation.LOOK, attempt),
                List.of(HistoryStep.Reconciliation.LOOK, LONG_AGO, attempt)))
        .toList();
  }

  /// The statuses of files that took the same steps before something else was tried with each.
  private Set<FileStatus> statesAfter(List<HistoryStep> way, List<List<HistoryStep>> attempts) {
    List<FileId> files =
        attempts.stream()
            .map(attempt -> done(Stream.concat(way.stream(), attempt.stream()).toList()))
            .toList();
    return StoredFile.in(registry.database(), files).values().stream()
        .map(stored -> FileStatus.parse(stored.status()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FileStatus.class)));
  }

  private FileId done(List<HistoryStep> steps) {
    RegistryUnderTest file = new RegistryUnderTest(registry);
    Instant now = StepClock.START;
    for (HistoryStep step : steps) {
      now = now.plus(step.takes());
      file.apply(step, "", now);
    }
    return file.id();
  }

  private static List<List<HistoryStep>> waysTo(FileStatus status) {
    return switch (status) {
      case PENDING -> List.of(List.of());
      case EXPIRED -> List.of(List.of(LONG_AGO, HistoryStep.Reconciliation.EXPIRE));
      case SCANNING ->
          List.of(
              List.of(CLAIM),
              List.of(CLAIM, CLEAN, RESCAN, CLAIM_SERVED),
              List.of(CLAIM, CLEAN, RESCAN, CLAIM_SERVED, DELETE, new HistoryStep.Restore()),
              List.of(CLAIM, CLEAN, RESCAN, DELETE, CLAIM_SERVED, new HistoryStep.Restore()));
      case CLEAN ->
          List.of(
              List.of(CLAIM, CLEAN),
              List.of(CLAIM, CLEAN, DELETE, new HistoryStep.Restore()),
              List.of(CLAIM, CLEAN, RESCAN),
              List.of(CLAIM, CLEAN, RESCAN, DELETE, new HistoryStep.Restore()));
      case INFECTED ->
          List.of(
              List.of(CLAIM, INFECTED),
              List.of(CLAIM, CLEAN, RESCAN, CLAIM_SERVED, foundAgain(Finding.INFECTED)),
              List.of(
                  CLAIM,
                  CLEAN,
                  RESCAN,
                  CLAIM_SERVED,
                  DELETE,
                  foundAgain(Finding.INFECTED),
                  new HistoryStep.Restore()));
      case QUARANTINED ->
          List.of(
              List.of(CLAIM, TOO_LARGE),
              List.of(
                  CLAIM,
                  HistoryStep.Reconciliation.LOOK,
                  HistoryStep.Reconciliation.QUARANTINE_LOST),
              List.of(CLAIM, ENCRYPTED, RESCAN),
              List.of(CLAIM, ENCRYPTED, HistoryStep.OperatorRequest.RELEASE));
      case DELETED ->
          List.of(
              List.of(DELETE),
              List.of(CLAIM, DELETE),
              List.of(CLAIM, CLEAN, DELETE),
              List.of(CLAIM, INFECTED, DELETE),
              List.of(CLAIM, TOO_LARGE, DELETE),
              List.of(CLAIM, CLEAN, RESCAN, CLAIM_SERVED, DELETE),
              List.of(CLAIM, CLEAN, RESCAN, DELETE, CLAIM_SERVED),
              List.of(
                  CLAIM, ENCRYPTED, HistoryStep.OperatorRequest.RELEASE, CLAIM_ISOLATED, DELETE),
              List.of(CLAIM, CLEAN, RESCAN, HistoryStep.OperatorRequest.DELETE_FOR_GOOD),
              List.of(CLAIM, CLEAN, new HistoryStep.Delete(false)),
              List.of(CLAIM, HistoryStep.Reconciliation.LOOK, DELETE),
              List.of(LONG_AGO, HistoryStep.Reconciliation.EXPIRE, DELETE));
    };
  }

  /// The statuses whose column has one of `marks` in the line of `from`.
  private static Set<FileStatus> successors(FileStatus from, String marks) {
    List<String> columns = words(DIAGRAM.lines().findFirst().orElseThrow());
    List<String> cells =
        DIAGRAM
            .lines()
            .filter(line -> line.startsWith(from.wireName()))
            .map(TransitionsIT::words)
            .findFirst()
            .orElseThrow();
    return Arrays.stream(FileStatus.values())
        .filter(to -> marks.contains(cells.get(1 + columns.indexOf(to.wireName()))))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(FileStatus.class)));
  }

  private static List<String> words(String line) {
    return List.of(line.strip().split(" +", -1));
  }
}
