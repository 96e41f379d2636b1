package dev.airlock.bench.scan;

import java.util.Locale;

/// Sizes of files, as people read them: in decimal units.
final class Sizes {
  static final long KB = 1_000;
  static final long MB = 1_000_000;
  static final long GB = 1_000_000_000;

  private Sizes() {}

  /// For example `2,000 of 10 KB`.
  static String text(int count, long size) {
    return String.format(Locale.ROOT, "%,d of %s", count, text(size));
  }

  static String text(long size) {
    if (size >= GB) {
      return size / GB + " GB";
    }
    return size >= MB ? size / MB + " MB" : size / KB + " KB";
  }
}
