package dev.airlock.scan.structure.mail;

import java.io.IOException;
import java.io.InputStream;

/// A body in Base64 (RFC 2045, 6.8): characters that are none are passed over, as mail programs do.
public final class Base64Body extends SingleReads {
  private int bits;
  private int count;

  /// @param encoded characters, each as a byte
  public Base64Body(InputStream encoded) {
    super(encoded);
  }

  @Override
  protected int next() throws IOException {
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
}
