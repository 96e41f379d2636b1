package dev.airlock.bench.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Rounds of calls: of each kind of call the median of its times, and of its blocks that of the
/// rounds, in which each is an average.
record MeasuredRounds(Blocks blocks, RegistryCalls calls) {
  private static final int WARM_UP = 15;
  private static final int ROUNDS = 15;
  private static final int CALLS = 20;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final FileId OLDEST = FileId.of("01000000-0000-7000-8000-000000000000");

  private record Cost(List<Double> millis, List<Double> blocks) {
    Cost() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /// Something to measure.
  private interface Call {
    void make();
  }

  List<String> lines() throws SQLException {
    for (int i = 0; i < WARM_UP; i++) {
      round(new LinkedHashMap<>());
    }
    Map<String, Cost> costs = new LinkedHashMap<>();
    for (int i = 0; i < ROUNDS; i++) {
      round(costs);
    }
    return costs.entrySet().stream()
        .map(entry ->
            String.format(
                Locale.ROOT,
                "%s=%.3f=%.1f",
                entry.getKey(),
                median(entry.getValue().millis()),
                median(entry.getValue().blocks())))
        .toList();
  }

  private void round(Map<String, Cost> costs) throws SQLException {
    List<FileId> files = Stream.generate(calls::nextId).limit(CALLS).toList();
    measure(costs, "initiate", files.stream().<Call>map(id -> () -> calls.initiate(id)).toList());
    measure(costs, "quota check", times(calls::quotaIsExceeded));
    measure(costs, "list, newest", times(() -> calls.list(null, null, null)));
    measure(costs, "list, of a profile", times(() -> calls.list("video", null, null)));
    measure(
        costs, "list, in a rare state", times(() -> calls.list(null, FileStatus.EXPIRED, null)));
    measure(costs, "list, the oldest", times(() -> calls.list(null, null, OLDEST)));
    measure(costs, "claim", files.stream().<Call>map(id -> () -> calls.claim(id)).toList());
    measure(costs, "verdict", files.stream().<Call>map(id -> () -> calls.verdict(id)).toList());
    measure(costs, "relay round, %d events".formatted(3 * CALLS), List.of(calls::relay));
    measure(costs, "relay round, idle", times(calls::relay));
    measure(costs, "reconcile round", List.of(calls::reconcile));
  }

  private static List<Call> times(Call call) {
    return Stream.generate(() -> call).limit(CALLS).toList();
  }

  private void measure(Map<String, Cost> costs, String what, List<Call> made) throws SQLException {
    Cost cost = costs.computeIfAbsent(what, _ -> new Cost());
    long before = blocks.touched();
    for (Call call : made) {
      long began = System.nanoTime();
      call.make();
      cost.millis().add((System.nanoTime() - began) / NANOS_PER_MILLI);
    }
    cost.blocks().add((double) (blocks.touched() - before) / made.size());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
