package dev.airlock.scan.structure.zip;

/// The general purpose bit flag (APPNOTE 4.4.4).
final class ZipFlags {
  private static final int ENCRYPTED = 1;
  private static final int LZMA_END_MARK = 1 << 1;
  private static final int SIZES_BEHIND = 1 << 3;
  private static final int STRONGLY_ENCRYPTED = 1 << 6;
  private static final int MASKED = 1 << 13;

  private ZipFlags() {}

  /// Whether the content is encrypted, or its header masked because the directory is.
  static boolean isEncrypted(int flags) {
    return (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) != 0;
  }

  /// Whether checksum and sizes follow the data.
  static boolean haveSizesBehind(int flags) {
    return (flags & SIZES_BEHIND) != 0;
  }

  /// Whether LZMA data end by a mark.
  static boolean haveEndMark(int flags) {
    return (flags & LZMA_END_MARK) != 0;
  }

  /// Whether two headers say the same of what programs go by.
  static boolean agree(int flags, int others) {
    return ((flags ^ others) & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) == 0;
  }
}
