package dev.airlock.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.bench.figure.Report.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  @Test
  void showsConditionsFiguresAndGoalsInColumns() {
    Report report =
        new Report(
            "example",
            List.of("2 processors"),
            List.of(
                new Section(
                    "Speed",
                    List.of(
                        Figure.atLeast("requests", 2_500, "/s", 2_000),
                        Figure.atMost("p99", 51.25, "ms", 50),
                        Figure.of("max", 75, "ms")))));

    assertThat(report.lines())
        .containsExactly(
            "  2 processors",
            "",
            "Speed",
            "  requests  2,500 /s  at least 2,000 /s  met",
            "  p99       51.25 ms  at most 50 ms      NOT MET",
            "  max       75 ms");
  }

  @Test
  void aGoalIsMetExactlyAtIt() {
    assertThat(Figure.atLeast("a", 2_000, "/s", 2_000).met()).isTrue();
    assertThat(Figure.atLeast("a", 1_999, "/s", 2_000).met()).isFalse();
    assertThat(Figure.atMost("a", 50, "ms", 50).met()).isTrue();
    assertThat(Figure.atMost("a", 50.1, "ms", 50).met()).isFalse();
  }

  @Test
  void whatGrowsIsComparedWithItsBeginning() {
    Figure little = Figure.growth("claim", List.of(2.0, 2.5, 2.4), "ms", 1.2);
    assertThat(little.value()).isEqualTo("2.00 → 2.50 → 2.40 ms (× 1.20)");
    assertThat(little.met()).isTrue();
    assertThat(Figure.growth("claim", List.of(2.0, 2.41), "ms", 1.2).met()).isFalse();
  }
}
