package dev.airlock.registry.registration;

import java.util.Arrays;

/// Whether a caller who cannot see a file may know that it exists.
public enum Visibility {
  /// It belongs to somebody else in the caller's tenant.
  SAME_TENANT("here"),
  /// It belongs to another tenant.
  OTHER_TENANT("elsewhere"),
  /// There is no such file.
  ABSENT("nowhere");

  private final String whereabouts;

  Visibility(String whereabouts) {
    this.whereabouts = whereabouts;
  }

  /// What the database says about a file.
  ///
  /// @param whereabouts what the SQL function `airlock_whereabouts` returned
  static Visibility of(String whereabouts) {
    return Arrays.stream(values())
        .filter(visibility -> visibility.whereabouts.equals(whereabouts))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown whereabouts " + whereabouts));
  }
}
