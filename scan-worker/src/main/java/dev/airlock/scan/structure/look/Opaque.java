package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Kinds of containers that nothing here opens. What they hold is not known to be seen.
final class Opaque {
  private static final Map<String, String> BY_MAGIC =
      Map.ofEntries(
          Map.entry("LZIP\u0001", "an lzip file"),
          Map.entry("\u0089LZO\0\r\n\u001a\n", "an lzop file"),
          Map.entry("\u0002!L\u0018", "an old LZ4 file"),
          Map.entry("\u00ff\u0006\0\0sNaPpY", "a Snappy file"),
          Map.entry("MSWIM\0\0\0", "a Windows image"),
          Map.entry("hsqs", "a SquashFS image"),
          Map.entry("7kSt", "a ZPAQ archive"),
          Map.entry("zPQ", "a ZPAQ archive"),
          Map.entry("StuffIt", "a StuffIt archive"),
          Map.entry("SIT!", "a StuffIt archive"),
          Map.entry("EGGA", "an EGG archive"),
          Map.entry("ALZ\u0001", "an ALZ archive"),
          Map.entry("LRZI", "an lrzip file"),
          Map.entry("xar!", "a xar archive"),
          Map.entry("ITSF", "a compiled help file"),
          Map.entry("\u001f\u00a0", "an LZH file"),
          Map.entry("\u001f\u001e", "a packed file"));
  private static final String ARJ = "`\u00ea";
  private static final String ACE = "**ACE**";
  private static final int ACE_AT = 7;

  private Opaque() {}

  /// What the bytes are, if they are such a container.
  static Optional<String> kindOf(Signatures head, Bytes bytes) throws IOException {
    String text = head.text();
    for (Map.Entry<String, String> magic : BY_MAGIC.entrySet()) {
      if (text.startsWith(magic.getKey())) {
        return Optional.of(magic.getValue());
      }
    }
    if (text.startsWith(ACE, ACE_AT)) {
      return Optional.of("an ACE archive");
    }
    if (text.startsWith("MSCF\0\0\0\0")) {
      return CabinetFolders.areStored(bytes) ? Optional.empty() : Optional.of("a cabinet");
    }
    if (text.matches("(?s)..-l(h[1-9a-z]|z[2-9s])-.*") && !text.startsWith("-lh0-", 2)) {
      return Optional.of("an LZH archive");
    }
    return isArj(text) ? Optional.of("an ARJ archive") : Optional.empty();
  }

  // The main header's size, its first size and the archiver's versions are within bounds.
  private static boolean isArj(String text) {
    if (!text.startsWith(ARJ) || text.length() < 34) {
      return false;
    }
    int headerBytes = text.charAt(2) | text.charAt(3) << 8;
    int firstBytes = text.charAt(4);
    return headerBytes > 0
        && headerBytes <= 2600
        && firstBytes >= 30
        && firstBytes <= headerBytes
        && text.charAt(10) == 2;
  }
}
