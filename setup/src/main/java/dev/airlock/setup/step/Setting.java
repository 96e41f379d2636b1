package dev.airlock.setup.step;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A setting of something that is there: read, and written only if it is not as it must be.
///
/// @param <T> how the setting is read and written
/// @param about what it is about, for people
/// @param reading what is set now, if anything is
/// @param fits whether that may stay
/// @param wanted what is written otherwise
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
  public Outcome take() {
    Optional<T> now = reading.get();
    if (now.filter(fits).isPresent()) {
      return new Outcome.Found(text.apply(now.get()));
    }
    writing.accept(wanted);
    String made = text.apply(wanted);
    return now.<Outcome>map(before -> new Outcome.Changed(text.apply(before), made))
        .orElseGet(() -> new Outcome.Created(made));
  }
}
