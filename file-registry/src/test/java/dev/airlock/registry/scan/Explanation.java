package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for an order in which what was done at the same time could have been done one after the
/// other (linearizability): nothing comes before what had ended when it began, the model tells
/// everybody what they were told, and it ends as the file did.
final class Explanation {
  private final FileId file;
  private final List<Done> all;
  private final Stored end;
  private final Set<List<?>> deadEnds = new HashSet<>();

  private Explanation(FileId file, List<Done> all, Stored end) {
    this.file = file;
    this.all = all;
    this.end = end.unordered();
  }

  /// Whether there is one.
  static boolean exists(FileId file, List<Done> all, Stored end) {
    return new Explanation(file, all, end).goesOn(List.of());
  }

  private boolean goesOn(List<Done> order) {
    Model model = new Model(file);
    for (Done done : order) {
      if (!model.apply(done.step(), done.nonce(), done.now()).equals(done.told())) {
        return false;
      }
    }
    Stored now = model.stored().unordered();
    if (order.size() == all.size()) {
      return now.equals(end);
    }
    List<String> changes = now.changes();
    return changes.size() <= end.changes().size()
        && changes.equals(end.changes().subList(0, changes.size()))
        && deadEnds.add(List.of(Set.copyOf(order), now, model.memories()))
        && possibleAfter(order).stream().anyMatch(next -> goesOn(with(order, next)));
  }

  private List<Done> possibleAfter(List<Done> order) {
    List<Done> left = new ArrayList<>(all);
    left.removeAll(order);
    return left.stream()
        .filter(next -> left.stream().noneMatch(other -> other.isBefore(next)))
        .toList();
  }

  private static List<Done> with(List<Done> order, Done next) {
    List<Done> longer = new ArrayList<>(order);
    longer.add(next);
    return longer;
  }
}
