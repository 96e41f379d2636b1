package dev.airlock.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One measured figure.
///
/// @param what was measured
/// @param value as people read it, with its unit
/// @param number the same as a number, where it is one
/// @param goal what it should be, where there is a goal
/// @param met whether it is
public record Figure(
    String what,
    String value,
    @Nullable Double number,
    @Nullable String goal,
    @Nullable Boolean met) {

  /// A figure without a goal.
  public static Figure of(String what, double number, String unit) {
    return new Figure(what, text(number, unit), number, null, null);
  }

  /// Something that is no number.
  public static Figure of(String what, String value) {
    return new Figure(what, value, null, null, null);
  }

  /// A figure that should reach its goal.
  public static Figure atLeast(String what, double number, String unit, double goal) {
    return new Figure(
        what, text(number, unit), number, "at least " + text(goal, unit), number >= goal);
  }

  /// A figure that should not exceed its goal.
  public static Figure atMost(String what, double number, String unit, double goal) {
    return new Figure(
        what, text(number, unit), number, "at most " + text(goal, unit), number <= goal);
  }

  /// A figure at several sizes of something, which should hardly grow with it.
  ///
  /// @param values at each size
  /// @param goal how many times the first the last one may be at most
  public static Figure growth(String what, List<Double> values, String unit, double goal) {
    double times = values.getLast() / values.getFirst();
    String each =
        values.stream()
            .map(value -> String.format(Locale.ROOT, "%,.2f", value))
            .collect(Collectors.joining(" → "));
    return new Figure(
        what,
        String.format(Locale.ROOT, "%s %s (× %.2f)", each, unit, times),
        times,
        String.format(Locale.ROOT, "at most × %.2f", goal),
        times <= goal);
  }

  /// Something that should be so.
  public static Figure holds(String what, boolean so, String goal) {
    return new Figure(what, so ? "yes" : "no", null, goal, so);
  }

  /// The most memory of a process; goal 0 is none.
  public static Figure peak(String what, OptionalDouble mebibytes, double goal) {
    if (mebibytes.isEmpty()) {
      return of(what, "not reported by this system");
    }
    return goal > 0
        ? atMost(what, mebibytes.getAsDouble(), "MiB", goal)
        : of(what, mebibytes.getAsDouble(), "MiB");
  }

  private static String text(double number, String unit) {
    boolean whole = number >= 100 || number == Math.rint(number);
    return String.format(Locale.ROOT, whole ? "%,.0f %s" : "%.2f %s", number, unit).strip();
  }
}
