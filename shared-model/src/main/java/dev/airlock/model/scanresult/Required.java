package dev.airlock.model.scanresult;

import org.jspecify.annotations.Nullable;

/// Messages come from outside: what the types promise has to be checked once.
final class Required {

  private Required() {}

  static void text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is required");
    }
  }
}
