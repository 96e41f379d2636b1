package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The objects that a document's file specifications name as embedded files (ISO 32000-1, 7.11.3
/// and 7.11.4). Such a file is nothing but a stream: by itself it need not show what it is.
final class PdfFileSpecifications {
  private static final int MOST_KEPT = 2_000;
  private static final String FILE = "EF";

  private final ScanBudget budget;
  private final Set<Long> numbers = new HashSet<>();
  private boolean anyMeant;
  private boolean all;

  PdfFileSpecifications(ScanBudget budget) {
    this.budget = budget;
  }

  /// Reads the value that a specification has for its embedded files.
  void read(Bytes bytes, long valueAt) throws IOException {
    value(new PdfParser(PdfCharacters.of(bytes, valueAt, budget)));
  }

  /// Looks for specifications among objects that lie in a stream (7.5.7).
  void search(InputStream objects) throws IOException {
    PdfNames names = new PdfNames(PdfCharacters.of(objects, budget));
    while (names.find(FILE)) {
      value(names.parser());
    }
  }

  private void value(PdfParser parser) throws IOException {
    switch (parser.next()) {
      case PdfValue.Dictionary dictionary -> {
        all |= parser.isCut();
        collect(dictionary);
      }
      // The first part of a reference: which object is meant is not followed.
      case PdfValue.Whole _ -> couldBeAny();
      default -> {}
    }
  }

  private void collect(PdfValue value) {
    switch (value) {
      case PdfValue.Dictionary(var values, boolean repeats) -> {
        all |= repeats;
        values.values().forEach(this::collect);
      }
      case PdfValue.Array(List<PdfValue> values) -> values.forEach(this::collect);
      case PdfValue.Reference(long number, long _) -> {
        anyMeant = true;
        if (numbers.size() < MOST_KEPT) {
          numbers.add(number);
        } else {
          all = true;
        }
      }
      default -> {}
    }
  }

  /// Says that there are specifications that could not be read.
  void couldBeAny() {
    anyMeant = true;
    all = true;
  }

  /// Whether there are any at all.
  boolean areThere() {
    return anyMeant;
  }

  /// Whether one surely names this object.
  boolean name(PdfObject object) {
    return numbers.contains(object.number());
  }

  /// Whether one may name this object.
  boolean mayName(PdfObject object) {
    return anyMeant && (all || object.number() == PdfObject.UNKNOWN || name(object));
  }
}
