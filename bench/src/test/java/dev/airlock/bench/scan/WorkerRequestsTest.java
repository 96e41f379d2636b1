package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.bench.figure.Figure;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerRequestsTest {

  @Test
  void countsPerFile() {
    List<String> names = List.of("GET object", "PUT object", "GET object");

    assertThat(WorkerRequests.figures("S3", names, 2, 3))
        .containsExactly(
            Figure.atMost("S3", 1.5, "", 3),
            Figure.of("  of these", "1.00 GET object, 0.50 PUT object"));
  }

  @Test
  void countsNothingWhereNothingWasAsked() {
    assertThat(WorkerRequests.figures("S3", List.of(), 5, 3).getFirst().number()).isZero();
  }
}
