package dev.airlock.scan.structure.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/// A body in which some bytes are written as two digits behind a sign (RFC 2045, 6.7).
final class QuotedPrintableBody extends SingleReads {
  private final PushbackInputStream encoded;

  QuotedPrintableBody(InputStream encoded) {
    super(encoded);
    this.encoded = new PushbackInputStream(encoded, 2);
  }

  @Override
  protected int next() throws IOException {
    int next = encoded.read();
    while (next == '=') {
      int high = encoded.read();
      if (!isSpace(high)) {
        return escaped(high);
      }
      // The line goes on: what remains of it are spaces and its end.
      int end = high;
      while (end == ' ' || end == '\t') {
        end = encoded.read();
      }
      int second = end == '\r' ? encoded.read() : '\n';
      if (second != '\n') {
        unread(second);
      }
      next = encoded.read();
    }
    return next;
  }

  private static boolean isSpace(int character) {
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
  }

  private int escaped(int high) throws IOException {
    int low = encoded.read();
    int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
    if (Character.digit(high, 16) >= 0 && Character.digit(low, 16) >= 0) {
      return value;
    }
    unread(low);
    unread(high);
    return '=';
  }

  private void unread(int character) throws IOException {
    if (character >= 0) {
      encoded.unread(character);
    }
  }
}
