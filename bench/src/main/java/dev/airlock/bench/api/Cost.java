package dev.airlock.bench.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one call asked of the backends.
///
/// @param statements the SQL, transactions' `BEGIN` and `COMMIT` included
/// @param roundTrips how often it waited for PostgreSQL
/// @param s3 the kinds of requests to S3
/// @param sqs the actions of requests to SQS
record Cost(List<String> statements, int roundTrips, List<String> s3, List<String> sqs) {

  /// The cost that occurs most: others have something in them that goes on in the background, such
  /// as the service's look at its dependencies every two seconds.
  static Cost usual(List<Cost> costs) {
    Map<Cost, Long> counts =
        costs.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow(() -> new IllegalArgumentException("no costs"))
        .getKey();
  }

  /// For people.
  String text() {
    long bounds = statements.stream().filter(Cost::isBound).count();
    return "%d statements%s in %d round trips; S3: %s; SQS: %s"
        .formatted(
            statements.size() - bounds,
            bounds == 0 ? "" : " and %d BEGIN, COMMIT".formatted(bounds),
            roundTrips,
            listed(s3),
            listed(sqs));
  }

  private static boolean isBound(String sql) {
    return sql.startsWith("BEGIN") || sql.equals("COMMIT");
  }

  private static String listed(List<String> requests) {
    if (requests.isEmpty()) {
      return "none";
    }
    Map<String, Long> counts =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    Function.identity(), java.util.LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
