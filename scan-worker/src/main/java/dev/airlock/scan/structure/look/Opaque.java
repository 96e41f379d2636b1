package dev.airlock.scan.structure.look;

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
          Map.entry("7kSt\u00a01", "a ZPAQ archive"),
          Map.entry("zPQ\u0001", "a ZPAQ archive"),
          Map.entry("zPQ\u0002", "a ZPAQ archive"),
          Map.entry("StuffIt (c)", "a StuffIt archive"),
          Map.entry("\u00ed\u00ab\u00ee\u00db", "an RPM package"),
          Map.entry("SZDD\u0088\u00f0'3", "a compressed file"),
          Map.entry("KWAJ\u0088\u00f0'\u00d1", "a compressed file"),
          Map.entry("ArC\u0001", "a FreeArc archive"),
          Map.entry("EGGA\0\u0001", "an EGG archive"),
          Map.entry("ALZ\u0001", "an ALZ archive"),
          Map.entry("LRZI\0", "an lrzip file"),
          Map.entry("xar!\0", "a xar archive"),
          Map.entry("ITSF\u0003\0\0\0", "a compiled help file"),
          Map.entry("\u001f\u00a0", "an LZH file"),
          Map.entry("\u001f\u001e", "a packed file"));
  private static final String ARJ = "`\u00ea";
  private static final String ACE = "**ACE**";
  private static final int ACE_AT = 7;

  private Opaque() {}

  /// What the bytes are, if they are such a container.
  static Optional<String> kindOf(Signatures head) {
    String text = head.text();
    for (Map.Entry<String, String> magic : BY_MAGIC.entrySet()) {
      if (text.startsWith(magic.getKey())) {
        return Optional.of(magic.getValue());
      }
    }
    if (text.startsWith(ACE, ACE_AT)) {
      return Optional.of("an ACE archive");
    }
    if (isLzh(text)) {
      return Optional.of("an LZH archive");
    }
    if (text.startsWith("hsqs") && text.length() > 30 && text.charAt(28) == 4) {
      return Optional.of("a SquashFS image");
    }
    if (text.startsWith("SIT!") && text.startsWith("rLau", 10)) {
      return Optional.of("a StuffIt archive");
    }
    return isArj(text) ? Optional.of("an ARJ archive") : Optional.empty();
  }

  // A method by its name, and the level of a header, 0 to 3. What is only stored is found in
  // passing.
  private static boolean isLzh(String text) {
    return text.length() > 21
        && text.substring(2, 7).matches("-l(h[1-9a-z]|z[2-9s])-")
        && text.charAt(20) <= 3;
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
