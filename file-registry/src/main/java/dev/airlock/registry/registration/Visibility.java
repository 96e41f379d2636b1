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

  private final String sqlName;

  Visibility(String sqlName) {
    this.sqlName = sqlName;
  }

  /// What the database says about a file.
  ///
  /// @param sqlName what the SQL function `airlock_whereabouts` returned
  static Visibility of(String sqlName) {
    return Arrays.stream(values())
        .filter(visibility -> visibility.sqlName.equals(sqlName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown visibility " + sqlName));
  }
}
