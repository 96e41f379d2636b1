package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.bench.count.RequestCounts;
import dev.airlock.bench.figure.Figure;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkerRequestsTest {

  @Test
  void countsPerFile() {
    RequestCounts requests =
        new RequestCounts(new TreeMap<>(Map.of("GET object", 2, "PUT object", 1)));

    assertThat(WorkerRequests.figures("S3", requests, 2, 3))
        .containsExactly(
            Figure.atMost("S3", 1.5, "", 3),
            Figure.of("  of these", "1.00 GET object, 0.50 PUT object"));
  }

  @Test
  void countsNothingWhereNothingWasAsked() {
    assertThat(WorkerRequests.figures("S3", new RequestCounts(Map.of()), 5, 3).getFirst().number())
        .isZero();
  }
}
