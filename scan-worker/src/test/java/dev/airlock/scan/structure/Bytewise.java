package dev.airlock.scan.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Random;

/// Bytes for tests.
public final class Bytewise {

  private Bytewise() {}

  /// Several, one after another.
  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /// Each character as a byte.
  public static byte[] ascii(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /// The marker, and some text before it.
  public static byte[] marked() {
    return ascii(("harmless words before " + MarkerScanner.MARKER + " and behind. ").repeat(5));
  }

  /// Text without the marker.
  public static byte[] harmless() {
    return ascii("nothing but words, and some more of them");
  }

  /// Bytes that can't be packed, always the same.
  public static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  /// The same as a string.
  public static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
