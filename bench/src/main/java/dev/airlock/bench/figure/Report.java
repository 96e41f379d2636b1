package dev.airlock.bench.figure;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What one benchmark found.
///
/// @param name of the benchmark
/// @param conditions under which it was measured; without them the figures mean little
public record Report(String name, List<String> conditions, List<Section> sections) {

  /// Figures that belong together.
  public record Section(String title, List<Figure> figures) {}

  /// A report without figures, on this machine as it is at the moment.
  ///
  /// @param users what shares the machine
  public static Report on(String name, String users) {
    Report report = new Report(name, new ArrayList<>(), new ArrayList<>());
    return report
        .condition(
            "%d processors (%s, %s), shared by all of: %s"
                .formatted(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    users))
        .condition(
            "load of the machine in the minute before: %.1f (more than 1: others were using it too)"
                .formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()))
        .condition(
            "PostgreSQL does not wait for the disk (fsync and synchronous_commit off); S3 and SQS"
                + " are emulators");
  }

  public Report condition(String condition) {
    conditions.add(condition);
    return this;
  }

  /// Adds that services ran on this JVM.
  public Report ran(String services, List<String> flags) {
    return condition(
        "%s on Java %s with %s".formatted(services, Runtime.version(), String.join(" ", flags)));
  }

  public void add(String title, List<Figure> figures) {
    sections.add(new Section(title, figures));
  }

  /// The report as lines of text, in columns.
  public List<String> lines() {
    String line =
        "  %%-%ds  %%-%ds  %%-%ds  %%s"
            .formatted(width(Figure::what), width(Figure::value), width(Report::goal));
    List<String> lines = new ArrayList<>();
    conditions.forEach(condition -> lines.add("  " + condition));
    for (Section section : sections) {
      lines.add("");
      lines.add(section.title());
      for (Figure figure : section.figures()) {
        lines.add(
            line.formatted(figure.what(), figure.value(), goal(figure), verdict(figure))
                .stripTrailing());
      }
    }
    return lines;
  }

  private int width(Function<Figure, String> column) {
    return sections.stream()
        .flatMap(section -> section.figures().stream())
        // A long text without a goal has nothing to its right that it should line up with.
        .filter(figure -> figure.goal() != null || column.apply(figure).length() < 40)
        .mapToInt(figure -> column.apply(figure).length())
        .reduce(1, Math::max);
  }

  private static String goal(Figure figure) {
    return Objects.requireNonNullElse(figure.goal(), "");
  }

  private static String verdict(Figure figure) {
    Boolean met = figure.met();
    return met == null ? "" : met ? "met" : "NOT MET";
  }
}
