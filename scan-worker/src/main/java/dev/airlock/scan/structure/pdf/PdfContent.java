package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.Reopened;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The content of a stream in every way in which programs may understand it.
final class PdfContent {

  private PdfContent() {}

  /// The content as it is, and as it is when decrypted, by its filters.
  ///
  /// @throws StructureException if its filters are not known
  static List<Reopened> of(PdfObject object, Bytes bytes, PdfSurvey survey, ScanBudget budget)
      throws IOException {
    PdfFilters filters = PdfFilters.of(object.dictionary());
    Bytes data =
        bytes.range(object.dataAt(), end(object, bytes, survey, filters, budget) - object.dataAt());
    List<Reopened> contents = new ArrayList<>();
    contents.add(filters.decoded(data));
    for (PdfDecryption decryption : survey.encryption().decryptions()) {
      for (PdfDecryption.Method method : decryption.methodsFor(object.dictionary())) {
        if (method != PdfDecryption.Method.NONE) {
          contents.add(filters.decoded(() -> decryption.decrypted(method, object, data.stream())));
        }
      }
    }
    return contents;
  }

  // Of an end that the filters do not find, and about which programs differ, the later one.
  private static long end(
      PdfObject object, Bytes bytes, PdfSurvey survey, PdfFilters filters, ScanBudget budget)
      throws IOException {
    long length = survey.lengthOf(object);
    long end = object.end(bytes, length);
    if (end >= 0) {
      return end;
    }
    if (filters.tellEnd()) {
      return bytes.size();
    }
    long byKeyword = object.endByKeyword(bytes, budget);
    boolean isWithin = length >= 0 && length <= bytes.size() - object.dataAt();
    return isWithin ? Math.max(byKeyword, object.dataAt() + length) : byKeyword;
  }
}
