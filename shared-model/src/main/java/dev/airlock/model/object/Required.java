package dev.airlock.model.object;

import org.jspecify.annotations.Nullable;

/// Checks what the types promise, because messages come from outside.
final class Required {

  private Required() {}

  static void text(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " is required");
    }
  }
}
