package dev.airlock.scan.structure.look;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
          Map.entry("\u001f\u009e\b", "an old gzip file"),
          Map.entry("WLPWM\0\0\0", "a Windows image"),
          Map.entry("RZIP\u0002", "an rzip file"),
          Map.entry("StuffIt!", "a StuffIt archive"),
          Map.entry("\u001e\u00b5/\u00fd", "an old Zstandard file"));
  private static final String ARJ = "`\u00ea";
  private static final String ACE = "**ACE**";
  private static final int ACE_AT = 7;

  private static final List<String> OTHERS =
      List.of("an ACE archive", "a StuffIt archive", "an ARJ archive");

  private Opaque() {}

  /// All that can be answered.
  static List<String> kinds() {
    return Stream.of(BY_MAGIC.values(), OTHERS, OpaqueHeaders.kinds())
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .toList();
  }

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
    Optional<String> known = OpaqueHeaders.kindOf(text);
    if (known.isPresent()) {
      return known;
    }
    if (text.startsWith("SIT!") && text.startsWith("rLau", 10)) {
      return Optional.of("a StuffIt archive");
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
