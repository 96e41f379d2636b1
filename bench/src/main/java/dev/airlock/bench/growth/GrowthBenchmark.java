package dev.airlock.bench.growth;

import dev.airlock.bench.figure.Figure;
import dev.airlock.bench.figure.Report;
import dev.airlock.bench.lab.Lab;
import dev.airlock.bench.lab.ServiceProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What calls of the registry cost beside few files and beside many, in time and in blocks of the
/// database. Blocks do not depend on the machine; they grow by one for each level that an index
/// gets, which a two-hundredfold number of rows does.
public final class GrowthBenchmark {
  private static final double GOAL = 1.2;

  private GrowthBenchmark() {}

  /// Measures beside each number of files.
  ///
  /// @param sizes growing
  public static Report measure(Lab lab, List<Integer> sizes) throws Exception {
    Report report =
        Report.on("growth", "the calls of one process, PostgreSQL")
            .ran("the registry", Lab.FLAGS)
            .condition(
                "beside %s files, each with its events; a fifth of them are one owner's, who calls"
                    .formatted(
                        sizes.stream()
                            .map(size -> String.format(Locale.ROOT, "%,d", size))
                            .collect(Collectors.joining(", "))));
    Map<String, List<Double>> millis = new LinkedHashMap<>();
    Map<String, List<Double>> blocks = new LinkedHashMap<>();
    ServiceProgram program = new ServiceProgram(lab, "dev.airlock.bench.registry.RegistryCosts");
    for (int size : sizes) {
      if (size > 0) {
        lab.run("adding %,d files".formatted(size), () -> new GrownRegistry(lab).growTo(size));
      }
      for (String line : program.lines("measuring beside %,d files".formatted(size))) {
        String[] cost = line.split("=", 3);
        millis.computeIfAbsent(cost[0], _ -> new ArrayList<>()).add(Double.valueOf(cost[1]));
        blocks.computeIfAbsent(cost[0], _ -> new ArrayList<>()).add(Double.valueOf(cost[2]));
      }
    }
    report.add("Time of a call, median", figures(millis, "ms"));
    report.add("Blocks that a call touches, median", figures(blocks, "blocks"));
    return report;
  }

  private static List<Figure> figures(Map<String, List<Double>> costs, String unit) {
    return costs.entrySet().stream()
        .map(cost -> Figure.growth(cost.getKey(), cost.getValue(), unit, GOAL))
        .toList();
  }
}
