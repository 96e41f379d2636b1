package dev.airlock.registry.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Leaves out of a failing history every step without which it still fails.
final class Shrinker {

  private Shrinker() {}

  static List<HistoryStep> of(List<HistoryStep> failing, Predicate<List<HistoryStep>> fails) {
    List<HistoryStep> shortest = failing;
    for (int size = failing.size() / 2; size > 0; size /= 2) {
      int before;
      do { // leaving out one step may make another one superfluous
        before = shortest.size();
        shortest = withoutPiecesOf(size, shortest, fails);
      } while (shortest.size() < before);
    }
    return shortest;
  }

  private static List<HistoryStep> withoutPiecesOf(
      int size, List<HistoryStep> history, Predicate<List<HistoryStep>> fails) {
    List<HistoryStep> shortest = history;
    for (int end = history.size(); end >= size; end -= size) {
      List<HistoryStep> shorter = without(shortest, end - size, end);
      if (fails.test(shorter)) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  private static List<HistoryStep> without(List<HistoryStep> history, int from, int to) {
    return IntStream.range(0, history.size())
        .filter(i -> i < from || i >= to)
        .mapToObj(history::get)
        .toList();
  }
}
