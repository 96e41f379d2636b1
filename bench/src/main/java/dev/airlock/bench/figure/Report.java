package dev.airlock.bench.figure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one benchmark found.
///
/// @param name of the benchmark
/// @param conditions under which it was measured; without them the figures mean little
public record Report(String name, List<String> conditions, List<Section> sections) {

  public Report {
    conditions = List.copyOf(conditions);
    sections = List.copyOf(sections);
  }

  /// Figures that belong together.
  public record Section(String title, List<Figure> figures) {
    public Section {
      figures = List.copyOf(figures);
    }
  }

  /// The report as lines of text, in columns.
  public List<String> lines() {
    int what = width(figure -> figure.what());
    int value = width(figure -> figure.value());
    int goal = width(figure -> shown(figure.goal()));
    List<String> lines = new ArrayList<>();
    conditions.forEach(condition -> lines.add("  " + condition));
    for (Section section : sections) {
      lines.add("");
      lines.add(section.title());
      for (Figure figure : section.figures()) {
        lines.add(
            ("  "
                    + padded(figure.what(), what)
                    + "  "
                    + padded(figure.value(), value)
                    + "  "
                    + padded(shown(figure.goal()), goal)
                    + "  "
                    + verdict(figure))
                .stripTrailing());
      }
    }
    return lines;
  }

  private int width(java.util.function.Function<Figure, String> column) {
    return sections.stream()
        .flatMap(section -> section.figures().stream())
        // A long text without a goal has nothing to its right that it should line up with.
        .filter(figure -> figure.goal() != null || column.apply(figure).length() < 40)
        .mapToInt(figure -> column.apply(figure).length())
        .max()
        .orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String shown(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String verdict(Figure figure) {
    Boolean met = figure.met();
    if (met == null) {
      return "";
    }
    return met ? "met" : "NOT MET";
  }
}
