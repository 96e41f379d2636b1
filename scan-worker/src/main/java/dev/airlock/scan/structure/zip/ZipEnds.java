package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Finds the end of central directory records by which programs open a zip.
final class ZipEnds {
  // A record with the longest comment, and a signing block or other things behind it.
  private static final int TAIL_BYTES = 128 * 1024;

  private ZipEnds() {}

  /// The readings of the last such record, and of others whose directories lie elsewhere. Most
  /// programs look at the end only; where nothing is there, everywhere is looked.
  static List<ZipEnd> in(Bytes bytes, ScanBudget budget) throws IOException {
    long tailAt = Math.max(0, bytes.size() - TAIL_BYTES);
    List<ZipEnd> ends = among(bytes, signatures(bytes, tailAt, budget));
    return ends.isEmpty() && tailAt > 0 ? among(bytes, signatures(bytes, 0, budget)) : ends;
  }

  private static List<Long> signatures(Bytes bytes, long from, ScanBudget budget)
      throws IOException {
    budget.countWork(bytes.size() - from);
    SignatureSearch search = new SignatureSearch();
    byte[] buffer = new byte[32 * 1024];
    long at = from;
    for (int read = bytes.read(at, buffer, 0, buffer.length);
        read > 0;
        read = bytes.read(at, buffer, 0, buffer.length)) {
      search.feed(buffer, 0, read);
      at += read;
    }
    search.end();
    return search.hits().stream()
        .filter(hit -> hit.signature() == SignatureSearch.Signature.ZIP_END)
        .map(hit -> from + hit.at())
        .toList();
  }

  // A record before the last directory's end belongs to a zip within this one, or before it.
  private static List<ZipEnd> among(Bytes bytes, List<Long> signatures) throws IOException {
    List<ZipEnd> ends = new ArrayList<>();
    for (long at : signatures.reversed()) {
      if (ends.stream().allMatch(known -> at >= known.directoryEnd())) {
        ends.addAll(ZipEnd.readings(bytes, at));
      }
    }
    return ends;
  }
}
