package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for a sequential order that explains what was done at the same time (linearizability): no
/// step comes before one that had ended when it began, the model gives every step the outcome that
/// it had, and it ends in the state of the file.
final class Linearization {
  private final FileId file;
  private final List<CompletedStep> all;
  private final StoredFile end;
  private final Set<List<?>> deadEnds = new HashSet<>();

  private Linearization(FileId file, List<CompletedStep> all, StoredFile end) {
    this.file = file;
    this.all = all;
    this.end = end.unordered();
  }

  /// Whether there is one.
  static boolean exists(FileId file, List<CompletedStep> all, StoredFile end) {
    return new Linearization(file, all, end).continues(List.of());
  }

  private boolean continues(List<CompletedStep> order) {
    Model model = new Model(file);
    for (CompletedStep done : order) {
      if (!model.apply(done.step(), done.nonce(), done.now()).equals(done.outcome())) {
        return false;
      }
    }
    StoredFile now = model.stored().unordered();
    if (order.size() == all.size()) {
      return now.equals(end);
    }
    List<String> changes = now.changes();
    return changes.size() <= end.changes().size()
        && changes.equals(end.changes().subList(0, changes.size()))
        && deadEnds.add(List.of(Set.copyOf(order), now, model.memories()))
        && possibleAfter(order).stream().anyMatch(next -> continues(with(order, next)));
  }

  private List<CompletedStep> possibleAfter(List<CompletedStep> order) {
    List<CompletedStep> left = new ArrayList<>(all);
    left.removeAll(order);
    return left.stream()
        .filter(next -> left.stream().noneMatch(other -> other.isBefore(next)))
        .toList();
  }

  private static List<CompletedStep> with(List<CompletedStep> order, CompletedStep next) {
    List<CompletedStep> longer = new ArrayList<>(order);
    longer.add(next);
    return longer;
  }
}
