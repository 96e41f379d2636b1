package dev.airlock.setup.step;

import java.util.List;
import java.util.function.Consumer;

/// Takes steps in their order and reports each.
///
/// @param lenient whether to continue where a server does not support a step, as emulators do
/// @param lines receives one line for each step
public record SetupSteps(boolean lenient, Consumer<String> lines) {

  /// Takes all of them; the first that fails is the last that is taken.
  ///
  /// @return how many of them changed something
  public int take(List<? extends Step> steps) throws InterruptedException {
    int changes = 0;
    for (Step step : steps) {
      StepOutcome outcome = step.take();
      lines.accept("  %-52s %s".formatted(step.about(), text(step, outcome)));
      changes += changed(outcome) ? 1 : 0;
    }
    return changes;
  }

  private String text(Step step, StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Found(String state) -> "found: " + state;
      case StepOutcome.Created(String state) -> "created: " + state;
      case StepOutcome.Changed(String before, String state) ->
          "changed: %s (was: %s)".formatted(state, before);
      case StepOutcome.Unsupported _ -> unsupported(step);
    };
  }

  private String unsupported(Step step) {
    if (!lenient) {
      throw new SetupFailed(
          "the server does not support: %s. For an emulator pass --lenient"
              .formatted(step.about()));
    }
    return "not supported here";
  }

  private static boolean changed(StepOutcome outcome) {
    return switch (outcome) {
      case StepOutcome.Created _, StepOutcome.Changed _ -> true;
      case StepOutcome.Found _, StepOutcome.Unsupported _ -> false;
    };
  }
}
