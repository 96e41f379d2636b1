package dev.airlock.setup.step;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A setting of something that exists: read, and written only if it is not as wanted.
///
/// @param <T> how the setting is read and written
/// @param about its name, for people
/// @param reading the current value, if there is one
/// @param fits whether that may stay
/// @param wanted the value that is written otherwise
/// @param writing writes it
/// @param text shows it to people
public record Setting<T>(
    String about,
    Supplier<Optional<T>> reading,
    Predicate<T> fits,
    T wanted,
    Consumer<T> writing,
    Function<T, String> text)
    implements Step {

  @Override
  public StepOutcome take() {
    Optional<T> now = reading.get();
    if (now.filter(fits).isPresent()) {
      return new StepOutcome.Found(text.apply(now.get()));
    }
    writing.accept(wanted);
    String made = text.apply(wanted);
    return now.<StepOutcome>map(before -> new StepOutcome.Changed(text.apply(before), made))
        .orElseGet(() -> new StepOutcome.Created(made));
  }
}
