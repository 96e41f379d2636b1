package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.fixture.StepClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A history that is being run on a file and on the model.
final class Run {
  private final SystemUnderTest file;
  private final Model model;
  private final Iterator<HistoryStep> left;
  private final Consumer<String> onOutcome;
  private final List<String> done = new ArrayList<>();
  private Instant now = StepClock.START;
  private @Nullable Divergence divergence;

  /// How the file and the model came to differ.
  ///
  /// @param steps what was done, each with its outcome
  record Divergence(List<String> steps, Object expected, Object found) {

    @Override
    public String toString() {
      return "%s%nexpected %s%nbut was  %s"
          .formatted(String.join(System.lineSeparator(), steps), expected, found);
    }
  }

  Run(SystemUnderTest file, List<HistoryStep> history, Consumer<String> onOutcome) {
    this.file = file;
    this.model = new Model(file.id());
    this.left = history.iterator();
    this.onOutcome = onOutcome;
  }

  FileId file() {
    return file.id();
  }

  @Nullable Divergence divergence() {
    return divergence;
  }

  boolean isFinished() {
    return divergence != null || !left.hasNext();
  }

  /// Does the next step, after the time that passes before it.
  void advance() {
    HistoryStep step = left.next();
    now = now.plus(step.takes());
    if (!(step instanceof HistoryStep.TimePasses)) {
      advance(step);
      return;
    }
    done.add("     " + step);
    if (left.hasNext()) {
      advance();
    }
  }

  private void advance(HistoryStep step) {
    String nonce = Integer.toString(done.size() + 1);
    String expected = model.apply(step, nonce, now);
    String answer = answer(file, step, nonce, now);
    done.add("%3s. %s -> %s".formatted(nonce, step, answer));
    onOutcome.accept(answer);
    if (!answer.equals(expected)) {
      diverge(expected, answer);
    }
  }

  static String answer(SystemUnderTest file, HistoryStep step, String nonce, Instant now) {
    try {
      return file.apply(step, nonce, now);
    } catch (RuntimeException fault) {
      return fault.toString(); // no step may throw
    }
  }

  /// Compares with the model what the tables state now.
  void compare(StoredFile stored) {
    if (divergence != null) {
      return;
    }
    if (!stored.equals(model.stored())) {
      diverge(model.stored(), stored);
      return;
    }
    List<String> violations = Invariants.violatedBy(file.id(), stored);
    if (!violations.isEmpty()) {
      diverge("nothing illegal", violations);
    }
  }

  private void diverge(Object expected, Object found) {
    divergence = new Divergence(List.copyOf(done), expected, found);
  }
}
