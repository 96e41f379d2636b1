package dev.airlock.registry.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does a history to a file and to the model, and tells where they part.
///
/// @param subjects where each history gets a file of its own
/// @param told hears what the steps were told
record SideBySide(Supplier<Subject> subjects, Consumer<String> told) {

  /// @param steps what was done, with what was told
  record Parting(List<String> steps, Object expected, Object found) {

    @Override
    public String toString() {
      return "%s%nexpected %s%nbut was  %s"
          .formatted(String.join(System.lineSeparator(), steps), expected, found);
    }
  }

  boolean fails(List<Step> history) {
    return partingIn(history) != null;
  }

  /// Where they part, if they do.
  @Nullable Parting partingIn(List<Step> history) {
    Subject file = subjects.get();
    Model model = new Model(file.id());
    List<String> done = new ArrayList<>();
    for (Step step : history) {
      String nonce = Integer.toString(done.size() + 1);
      String expected = model.apply(step, nonce);
      String answer = answer(file, step, nonce);
      done.add("%3s. %s -> %s".formatted(nonce, step, answer));
      told.accept(answer);
      if (!answer.equals(expected)) {
        return new Parting(done, expected, answer);
      }
      Stored stored = file.stored();
      if (!stored.equals(model.stored())) {
        return new Parting(done, model.stored(), stored);
      }
      List<String> violations = Invariants.violatedBy(stored);
      if (!violations.isEmpty()) {
        return new Parting(done, "nothing illegal", violations);
      }
    }
    return null;
  }

  static String answer(Subject file, Step step, String nonce) {
    try {
      return file.apply(step, nonce);
    } catch (RuntimeException fault) {
      return fault.toString(); // no step may end in a fault
    }
  }
}
