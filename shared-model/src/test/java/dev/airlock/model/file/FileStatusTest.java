package dev.airlock.model.file;

import static dev.airlock.model.file.FileStatus.CLEAN;
import static dev.airlock.model.file.FileStatus.DELETED;
import static dev.airlock.model.file.FileStatus.EXPIRED;
import static dev.airlock.model.file.FileStatus.INFECTED;
import static dev.airlock.model.file.FileStatus.PENDING;
import static dev.airlock.model.file.FileStatus.QUARANTINED;
import static dev.airlock.model.file.FileStatus.SCANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileStatusTest {

  // The state diagram of the contract; every transition that is not here is illegal.
  private static final Map<FileStatus, Set<FileStatus>> LEGAL =
      Map.of(
          PENDING, Set.of(SCANNING, EXPIRED, DELETED),
          SCANNING, Set.of(CLEAN, INFECTED, QUARANTINED, DELETED),
          CLEAN, Set.of(SCANNING, INFECTED, DELETED),
          INFECTED, Set.of(DELETED),
          QUARANTINED, Set.of(SCANNING, DELETED),
          EXPIRED, Set.of(DELETED),
          DELETED, Set.of(SCANNING, CLEAN, INFECTED, QUARANTINED));

  @Test
  void allowsTheLegalTransitionsAndNoOther() {
    assertThat(eachWith(FileStatusTest::successors)).isEqualTo(LEGAL);
  }

  @Test
  void becomesCleanOnlyFromScanningOrWhenRestored() {
    assertThat(FileStatus.values())
        .filteredOn(status -> status.mayBecome(CLEAN))
        .containsExactly(SCANNING, DELETED);
  }

  @Test
  void hasTheNamesThatCallersKnow() {
    assertThat(eachWith(FileStatus::wireName))
        .isEqualTo(
            Map.of(
                PENDING, "pending",
                SCANNING, "scanning",
                CLEAN, "clean",
                INFECTED, "infected",
                QUARANTINED, "quarantined",
                EXPIRED, "expired",
                DELETED, "deleted"));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(FileStatus status) {
    assertThat(FileStatus.parse(status.wireName())).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "CLEAN", "Clean", " clean", "cleaned"})
  void isNotFoundByAnyOtherName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileStatus.parse(name));
  }

  private static Set<FileStatus> successors(FileStatus from) {
    return Arrays.stream(FileStatus.values()).filter(from::mayBecome).collect(Collectors.toSet());
  }

  private static <T> Map<FileStatus, T> eachWith(Function<FileStatus, T> property) {
    return Arrays.stream(FileStatus.values())
        .collect(Collectors.toMap(Function.identity(), property));
  }
}
