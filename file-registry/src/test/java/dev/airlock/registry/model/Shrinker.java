package dev.airlock.registry.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Leaves out of a failing history every step without which it still fails.
final class Shrinker {

  private Shrinker() {}

  static List<Step> of(List<Step> failing, Predicate<List<Step>> fails) {
    List<Step> shortest = failing;
    for (int size = failing.size() / 2; size > 0; size /= 2) {
      int before;
      do { // leaving out one step may make another one superfluous
        before = shortest.size();
        shortest = withoutPiecesOf(size, shortest, fails);
      } while (shortest.size() < before);
    }
    return shortest;
  }

  private static List<Step> withoutPiecesOf(
      int size, List<Step> history, Predicate<List<Step>> fails) {
    List<Step> shortest = history;
    for (int end = history.size(); end >= size; end -= size) {
      List<Step> shorter = without(shortest, end - size, end);
      if (fails.test(shorter)) {
        shortest = shorter;
      }
    }
    return shortest;
  }

  private static List<Step> without(List<Step> history, int from, int to) {
    return IntStream.range(0, history.size())
        .filter(i -> i < from || i >= to)
        .mapToObj(history::get)
        .toList();
  }
}
