package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.StructureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes written in hexadecimal digits (ISO 32000-1, 7.4.2).
final class AsciiHexStream extends FilterInputStream {
  private boolean ended;

  AsciiHexStream(InputStream encoded) {
    super(encoded);
  }

  @Override
  public int read() throws IOException {
    int high = digit();
    if (high < 0) {
      return -1;
    }
    return high * 16 + Math.max(0, digit());
  }

  private int digit() throws IOException {
    while (!ended) {
      int next = in.read();
      if (next < 0 || next == '>') {
        ended = true;
      } else if (!PdfParser.isSpace(next)) {
        int digit = Character.digit(next, 16);
        if (digit < 0) {
          throw StructureException.corrupt("a damaged attachment");
        }
        return digit;
      }
    }
    return -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return SingleBytes.read(this, into, from, length);
  }
}
