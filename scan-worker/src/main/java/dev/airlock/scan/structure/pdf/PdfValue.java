package dev.airlock.scan.structure.pdf;

import java.util.List;
import java.util.Map;

/// A value in a PDF (ISO 32000-1, 7.3).
sealed interface PdfValue {

  /// A name, escapes undone.
  record Name(String text) implements PdfValue {}

  /// A string, each byte as a character.
  record Text(String bytes) implements PdfValue {}

  /// A number, without its fraction.
  record Whole(long value) implements PdfValue {}

  /// A reference to an object.
  record Reference(long number, long generation) implements PdfValue {}

  /// Values in order.
  record Array(List<PdfValue> values) implements PdfValue {}

  /// Values by name.
  ///
  /// @param repeats whether a name stands there twice with different values, of which programs take
  ///   one or the other
  record Dictionary(Map<String, PdfValue> values, boolean repeats) implements PdfValue {
    /// One without values.
    static final Dictionary EMPTY = new Dictionary(Map.of(), false);

    /// The value of that name, `Keyword("null")` if there is none.
    PdfValue get(String name) {
      return values.getOrDefault(name, NULL);
    }

    /// The number of that name.
    long number(String name, long other) {
      return get(name) instanceof Whole(long value) ? value : other;
    }
  }

  /// What is none of these: `true`, `null`, `obj`, `stream` or damage.
  record Keyword(String word) implements PdfValue {}

  /// No value.
  PdfValue NULL = new Keyword("null");
}
