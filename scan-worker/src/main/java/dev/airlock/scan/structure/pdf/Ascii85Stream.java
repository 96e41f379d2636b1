package dev.airlock.scan.structure.pdf;

import dev.airlock.scan.structure.StructureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Four bytes written as five printable characters (ISO 32000-1, 7.4.3).
final class Ascii85Stream extends FilterInputStream {
  private static final int BASE = 85;

  private final int[] group = new int[4];
  private int next;
  private int filled;
  private boolean ended;

  Ascii85Stream(InputStream encoded) {
    super(encoded);
  }

  @Override
  public int read() throws IOException {
    if (next == filled) {
      fill();
    }
    return next < filled ? group[next++] : -1;
  }

  private void fill() throws IOException {
    next = 0;
    filled = 0;
    long value = 0;
    int digits = 0;
    while (!ended && digits < 5) {
      int character = in.read();
      if (character < 0 || character == '~') {
        ended = true;
      } else if (character == 'z' && digits == 0) {
        digits = 5;
      } else if (!PdfParser.isSpace(character)) {
        if (character < '!' || character > 'u') {
          throw StructureException.corrupt("a damaged attachment");
        }
        value = value * BASE + character - '!';
        digits++;
      }
    }
    if (digits > 1) {
      for (int i = digits; i < 5; i++) {
        value = value * BASE + BASE - 1;
      }
      for (int i = 0; i < 4; i++) {
        group[i] = (int) (value >> (24 - 8 * i)) & 0xff;
      }
      filled = digits - 1;
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return SingleBytes.read(this, into, from, length);
  }
}
