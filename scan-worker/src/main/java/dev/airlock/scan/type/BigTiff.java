package dev.airlock.scan.type;

import java.util.Arrays;
import java.util.HexFormat;

/// Recognises TIFF images with offsets of 64 bits, which programs write when an image may get
/// larger than 4 GiB (<https://www.awaresystems.be/imaging/tiff/bigtiff.html>).
final class BigTiff {
  static final String TYPE = "image/tiff";
  // The byte order, the version 43, and the size of an offset, 8.
  private static final byte[] LITTLE_ENDIAN = HexFormat.of().parseHex("49492b0008000000");
  private static final byte[] BIG_ENDIAN = HexFormat.of().parseHex("4d4d002b00080000");

  private BigTiff() {}

  static boolean isIn(HeadAndTail content) {
    return content
        .range(0, LITTLE_ENDIAN.length)
        .filter(header -> Arrays.equals(header, LITTLE_ENDIAN) || Arrays.equals(header, BIG_ENDIAN))
        .isPresent();
  }
}
