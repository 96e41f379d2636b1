package dev.airlock.registry.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.RegistryOnASpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/// What the statements for reports cost the database: planning one takes it longer than all else.
/// One transaction, so that one connection sees them all.
@SpringBootTest(classes = {RegistryOnASpace.class, StepClock.class, Registry.class})
@Transactional
class PlansIT {
  private static final int FILES = 40;
  private static final List<Finding> FINDINGS = List.of(Finding.values());

  private final Registry registry;

  @Autowired
  PlansIT(Registry registry) {
    this.registry = registry;
  }

  /// A parameter without a type would have whatever type it has by chance, and every other type
  /// needs another plan.
  @Test
  void areKeptWhateverReportsLeaveOut() {
    for (int i = 0; i < FILES; i++) {
      Upload upload = i % 3 == 0 ? Upload.UNVERSIONED : Upload.FIRST;
      report(i % 2, upload, FINDINGS.get(i % FINDINGS.size()));
    }

    // Two kinds of claims, and verdicts.
    assertThat(timesReused("WITH known")).hasSize(3).allMatch(times -> times > FILES / 2);
    assertThat(timesReused("WITH event")).hasSize(1).allMatch(times -> times > FILES / 2);
    assertThat(timesReused("INSERT INTO file_event")).hasSize(1).allMatch(times -> times > FILES);
  }

  /// Then it is scanned again, and the owner deletes it, who has an address as scanners have not.
  private void report(int number, Upload upload, Finding finding) {
    Replay file = new Replay(registry);
    file.apply(new Step.Claim("w1", number, 1, upload), "", StepClock.START);
    file.apply(new Step.Settle("w1", 2 * number, 1, upload, finding), "", StepClock.START);
    Copy copy = upload == Upload.UNVERSIONED ? Copy.SERVED_ANEW : Copy.SERVED;
    file.apply(Step.Order.RESCAN, "", StepClock.START);
    file.apply(new Step.Claim("w1", 0, 3, copy), "", StepClock.START);
    file.apply(Step.Mending.REQUEUE, "", StepClock.START);
    file.apply(new Step.Delete(true), "", StepClock.START);
    file.apply(new Step.Claim("w1", 0, 2, Upload.OVERWRITE), "", StepClock.START);
  }

  /// How often a statement that begins so was done by the plan that it already had.
  private List<Integer> timesReused(String statement) {
    return registry
        .database()
        .query(
            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE ? || '%'",
            (row, _) -> row.getInt(1), statement);
  }
}
