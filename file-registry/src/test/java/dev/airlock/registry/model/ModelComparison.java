package dev.airlock.registry.model;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs histories on files and on the model, and finds where they diverge.
///
/// @param systems gives each history a file of its own
/// @param onOutcome is given the outcome of each step
record ModelComparison(Supplier<SystemUnderTest> systems, Consumer<String> onOutcome) {

  Run begin(List<HistoryStep> history) {
    return new Run(systems.get(), history, onOutcome);
  }

  boolean fails(List<HistoryStep> history) {
    return divergenceIn(history) != null;
  }

  /// Where they diverge, if they do.
  Run.@Nullable Divergence divergenceIn(List<HistoryStep> history) {
    SystemUnderTest file = systems.get();
    Run run = new Run(file, history, onOutcome);
    while (!run.isFinished()) {
      run.advance();
      run.compare(file.stored());
    }
    return run.divergence();
  }
}
