package dev.airlock.scan.structure.zip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;

/// Searches for the next local header, as programs do that get a zip from a pipe and do not know
/// where a member ends.
final class HeaderSearch {
  private static final int BUFFER_BYTES = 16 * 1024;

  private HeaderSearch() {}

  /// Where the next local header is; the end of the bytes if there is none.
  static long nextAt(Bytes bytes, long from, ScanBudget budget) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long at = from;
    while (at < bytes.size()) {
      int read = bytes.read(at, buffer, 0, buffer.length);
      budget.countWork(read);
      for (int i = 0; i < read; i++) {
        if (buffer[i] == 'P' && LocalHeader.at(bytes, at + i).isPresent()) {
          return at + i;
        }
      }
      at += read;
    }
    return bytes.size();
  }
}
