package dev.airlock.bench.api;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What one call asked of the backends.
///
/// @param statements the SQL, transactions' `BEGIN` and `COMMIT` included
/// @param roundTrips how often it waited for PostgreSQL
/// @param s3 the kinds of requests to S3, each with their number
/// @param sqs the actions of requests to SQS
record CallCost(
    List<String> statements, int roundTrips, Map<String, Integer> s3, Map<String, Integer> sqs) {

  /// The cost that occurs most: others have something in them that goes on in the background, such
  /// as the service's look at its dependencies every two seconds.
  static CallCost usual(List<CallCost> costs) {
    return costs.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow(() -> new IllegalArgumentException("no costs"))
        .getKey();
  }

  /// For people.
  String text() {
    long bounds =
        statements.stream().filter(sql -> sql.startsWith("BEGIN") || sql.equals("COMMIT")).count();
    return "%d statements%s in %d round trips; S3: %s; SQS: %s"
        .formatted(
            statements.size() - bounds,
            bounds == 0 ? "" : " and %d BEGIN, COMMIT".formatted(bounds),
            roundTrips,
            listed(s3),
            listed(sqs));
  }

  private static String listed(Map<String, Integer> requests) {
    return requests.isEmpty()
        ? "none"
        : requests.entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
  }
}
