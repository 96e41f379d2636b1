package dev.airlock.scan.clamav;

import java.util.List;

/// The state of a clamd, and why.
///
/// @param reasons in words that say what to set; empty if the state says it all
record NodeCondition(NodeState state, List<String> reasons) {
  NodeCondition {
    reasons = List.copyOf(reasons);
  }

  static NodeCondition of(NodeState state) {
    return new NodeCondition(state, List.of());
  }

  static NodeCondition of(NodeState state, String reason) {
    return new NodeCondition(state, List.of(reason));
  }

  @Override
  public String toString() {
    return reasons.isEmpty()
        ? state.inWords()
        : state.inWords() + ": " + String.join("; ", reasons);
  }
}
