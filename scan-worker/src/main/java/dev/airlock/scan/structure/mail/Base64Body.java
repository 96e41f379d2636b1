package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A body in Base64 (RFC 2045, 6.8): characters that are none are passed over, as mail programs do.
final class Base64Body extends FilterInputStream {
  private int bits;
  private int count;

  Base64Body(InputStream encoded) {
    super(encoded);
  }

  /// Where a body ends: at a line that begins with a hyphen, as the lines between parts do.
  static long end(Bytes bytes, long from) throws IOException {
    BytesStream stream = new BytesStream(bytes, from);
    boolean lineBegins = true;
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      if (lineBegins && next == '-') {
        return stream.position() - 1;
      }
      lineBegins = next == '\n';
    }
    return bytes.size();
  }

  @Override
  public int read() throws IOException {
    while (count < 8) {
      int next = in.read();
      if (next < 0) {
        return -1;
      }
      int value = value(next);
      if (next == '=') {
        bits = 0;
        count = 0;
      } else if (value >= 0) {
        bits = (bits << 6 | value) & 0xffff;
        count += 6;
      }
    }
    count -= 8;
    return bits >> count & 0xff;
  }

  private static int value(int character) {
    if (character >= 'A' && character <= 'Z') {
      return character - 'A';
    } else if (character >= 'a' && character <= 'z') {
      return character - 'a' + 26;
    } else if (character >= '0' && character <= '9') {
      return character - '0' + 52;
    }
    return character == '+' ? 62 : character == '/' ? 63 : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = 0;
    while (read < length) {
      int next = read();
      if (next < 0) {
        return read == 0 ? -1 : read;
      }
      into[from + read] = (byte) next;
      read++;
    }
    return read;
  }
}
