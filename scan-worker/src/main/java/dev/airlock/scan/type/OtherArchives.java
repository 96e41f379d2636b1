package dev.airlock.scan.type;

import dev.airlock.scan.structure.archive.TarReader;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.stream.PackedStreamReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Recognises archives that Tika has another name for or none: tars as GNU's program writes them or
/// as they were before POSIX, `.lzma`, which has no signature, and Zstandard that begins with a
/// frame to skip, as pzstd writes it.
final class OtherArchives {
  /// What Tika calls a tar of GNU's.
  static final String GNU_TAR = "application/x-gtar";

  private OtherArchives() {}

  /// Whether the content is what it is wanted to be.
  ///
  /// @param wanted the declared media type
  static boolean isIn(HeadAndTail content, String wanted) {
    HeldBytes head = new HeldBytes(content.head());
    try {
      return switch (wanted) {
        case "application/x-tar", GNU_TAR -> TarReader.isTar(head);
        case "application/zstd" -> PackedStreamReader.ZSTANDARD.isOf(head);
        case "application/x-lzma" -> PackedStreamReader.LZMA.isOf(head);
        default -> false;
      };
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
  }
}
