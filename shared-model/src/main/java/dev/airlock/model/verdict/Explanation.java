package dev.airlock.model.verdict;

import org.jspecify.annotations.Nullable;

/// What was found and where in the file, told to its owner beside a reason or the threats.
///
/// @param where the path inside the file from the outside in, such as `invoice.zip › a.docx`, up to
///   [#MAX_WHERE] characters; absent if it is the file as a whole
/// @param what in plain words, such as `a cabinet`, up to [#MAX_WHAT] characters; absent if there
///   is nothing to add
public record Explanation(@Nullable String where, @Nullable String what) {
  /// The most characters (Unicode code points) of `where`.
  public static final int MAX_WHERE = 500;

  /// The most characters of `what`.
  public static final int MAX_WHAT = 200;

  /// Where there is nothing to add.
  public static final Explanation NONE = new Explanation(null, null);

  private static final int REPLACEMENT = 0xFFFD;
  private static final String ELLIPSIS = "…";

  public Explanation {
    require("where", where, MAX_WHERE);
    require("what", what, MAX_WHAT);
  }

  /// Of texts that may come out of a hostile file: characters that cannot be shown are replaced,
  /// and what is too long is cut, a path at its beginning.
  public static Explanation cleaned(@Nullable String where, @Nullable String what) {
    return new Explanation(
        where == null ? null : lastOf(shown(where), MAX_WHERE),
        what == null ? null : firstOf(shown(what), MAX_WHAT));
  }

  /// Whether a text can be told: not blank, up to `most` characters, and none that moves a cursor,
  /// breaks a line or shows text in another order than it is written.
  public static boolean isTellable(String text, int most) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= most
        && text.codePoints().noneMatch(Explanation::misleads);
  }

  private static void require(String name, @Nullable String text, int most) {
    if (text != null && !isTellable(text, most)) {
      throw new IllegalArgumentException(name + " cannot be told");
    }
  }

  private static boolean misleads(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      // UAX #9, table 4: embeddings, overrides and isolates.
      default ->
          (codePoint >= 0x202A && codePoint <= 0x202E)
              || (codePoint >= 0x2066 && codePoint <= 0x2069);
    };
  }

  private static @Nullable String shown(String text) {
    if (text.isBlank()) {
      return null;
    }
    int[] codePoints =
        text.codePoints().map(point -> misleads(point) ? REPLACEMENT : point).toArray();
    return new String(codePoints, 0, codePoints.length);
  }

  private static @Nullable String firstOf(@Nullable String text, int most) {
    return text == null || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + ELLIPSIS;
  }

  private static @Nullable String lastOf(@Nullable String text, int most) {
    return text == null || text.codePointCount(0, text.length()) <= most
        ? text
        : ELLIPSIS + text.substring(text.offsetByCodePoints(text.length(), 1 - most));
  }
}
