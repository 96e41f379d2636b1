package dev.airlock.bench.scan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Requests that were made for a number of files.
///
/// @param kinds of each request its kind
record Requests(List<String> kinds, int files) {

  Requests {
    kinds = List.copyOf(kinds);
  }

  double perFile() {
    return (double) kinds.size() / files;
  }

  /// How many of each kind a file took, for example `1.00 GET object, 0.10 PUT object`.
  String text() {
    Map<String, Long> counts =
        kinds.stream()
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry ->
            String.format(
                Locale.ROOT, "%.2f %s", (double) entry.getValue() / files, entry.getKey()))
        .collect(Collectors.joining(", "));
  }
}
