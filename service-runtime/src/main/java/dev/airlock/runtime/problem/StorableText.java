package dev.airlock.runtime.problem;

/// Text that PostgreSQL can store as UTF-8.
public final class StorableText {
  private StorableText() {}

  /// False if there is a NUL in it, which PostgreSQL has no text for, or half of a surrogate pair,
  /// which UTF-8 cannot encode. JSON and the percent-encoding of queries can express both.
  public static boolean is(String text) {
    return text.codePoints()
        .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
  }
}
