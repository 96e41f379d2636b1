package dev.airlock.scan.structure.mail;

import java.io.IOException;
import java.io.InputStream;

/// Lines that each tell how many bytes they have, three of them as four characters (POSIX,
/// `uuencode`).
final class UuencodedBody extends SingleReads {
  private final int[] group = new int[3];
  private int left; // of the line
  private int following = 3;
  private boolean ended;

  UuencodedBody(InputStream encoded) {
    super(encoded);
  }

  @Override
  protected int next() throws IOException {
    while (left == 0 && !ended) {
      beginLine();
    }
    if (left == 0) {
      return -1;
    }
    if (following == 3) {
      fill();
    }
    left--;
    int value = group[following++];
    if (left == 0) {
      following = 3;
      skipLine();
    }
    return value;
  }

  private void beginLine() throws IOException {
    int length = in.read();
    if (length < 0 || length == 'e') { // of "end"
      ended = true;
    } else if (length != '\r' && length != '\n') {
      left = value(length);
      if (left == 0) {
        skipLine();
      }
    }
  }

  private void skipLine() throws IOException {
    int character = in.read();
    while (character >= 0 && character != '\n' && character != '\r') {
      character = in.read();
    }
  }

  private void fill() throws IOException {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = bits << 6 | value(in.read());
    }
    for (int i = 0; i < 3; i++) {
      group[i] = bits >> (16 - 8 * i) & 0xff;
    }
    following = 0;
  }

  private static int value(int character) {
    return character < 0 ? 0 : character - ' ' & 0x3f;
  }
}
