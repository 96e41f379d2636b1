package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A history that is being done to a file and to the model.
final class Course {
  private final Subject file;
  private final Model model;
  private final Iterator<Step> left;
  private final Consumer<String> told;
  private final List<String> done = new ArrayList<>();
  private Instant now = StepClock.START;
  private @Nullable Parting parting;

  /// How the file and the model came to differ.
  ///
  /// @param steps what was done, with what was told
  record Parting(List<String> steps, Object expected, Object found) {

    @Override
    public String toString() {
      return "%s%nexpected %s%nbut was  %s"
          .formatted(String.join(System.lineSeparator(), steps), expected, found);
    }
  }

  Course(Subject file, List<Step> history, Consumer<String> told) {
    this.file = file;
    this.model = new Model(file.id());
    this.left = history.iterator();
    this.told = told;
  }

  FileId file() {
    return file.id();
  }

  @Nullable Parting parting() {
    return parting;
  }

  boolean isOver() {
    return parting != null || !left.hasNext();
  }

  /// Does what comes next, after the time that passes before.
  void goOn() {
    Step step = left.next();
    now = now.plus(step.takes());
    if (!(step instanceof Step.Passes)) {
      goOn(step);
      return;
    }
    done.add("     " + step);
    if (left.hasNext()) {
      goOn();
    }
  }

  private void goOn(Step step) {
    String nonce = Integer.toString(done.size() + 1);
    String expected = model.apply(step, nonce, now);
    String answer = answer(file, step, nonce, now);
    done.add("%3s. %s -> %s".formatted(nonce, step, answer));
    told.accept(answer);
    if (!answer.equals(expected)) {
      part(expected, answer);
    }
  }

  static String answer(Subject file, Step step, String nonce, Instant now) {
    try {
      return file.apply(step, nonce, now);
    } catch (RuntimeException fault) {
      return fault.toString(); // no step may end in a fault
    }
  }

  /// Holds against the model what the tables say now.
  void compare(Stored stored) {
    if (parting != null) {
      return;
    }
    if (!stored.equals(model.stored())) {
      part(model.stored(), stored);
      return;
    }
    List<String> violations = Invariants.violatedBy(stored);
    if (!violations.isEmpty()) {
      part("nothing illegal", violations);
    }
  }

  private void part(Object expected, Object found) {
    parting = new Parting(List.copyOf(done), expected, found);
  }
}
