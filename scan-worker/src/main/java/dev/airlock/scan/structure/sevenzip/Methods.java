package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.stream.Decoders;
import dev.airlock.scan.structure.stream.LzmaDecoders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.tukaani.xz.ARM64Options;
import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.RISCVOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.X86Options;

/// The methods by which a 7z packs (Methods.txt in 7-Zip's sources).
final class Methods {
  static final long COPY = 0;
  static final long BCJ2 = 0x0303011b;
  static final long DEFLATE = 0x040108;
  private static final long DELTA = 3;
  private static final long X86 = 4;
  private static final long POWER_PC = 5;
  private static final long IA64 = 6;
  private static final long ARM = 7;
  private static final long ARM_THUMB = 8;
  private static final long SPARC = 9;
  private static final long ARM64 = 0xa;
  private static final long RISC_V = 0xb;
  private static final long LZMA2 = 0x21;
  private static final long SWAP2 = 0x020302;
  private static final long SWAP4 = 0x020304;
  private static final long LZMA = 0x030101;
  private static final long OLD_X86 = 0x03030103;
  private static final long OLD_POWER_PC = 0x03030205;
  private static final long OLD_IA64 = 0x03030401;
  private static final long OLD_ARM = 0x03030501;
  private static final long OLD_ARM_THUMB = 0x03030701;
  private static final long OLD_SPARC = 0x03030805;
  private static final long PPMD = 0x030401;
  private static final long DEFLATE64 = 0x040109;
  private static final long BZIP2 = 0x040202;
  private static final long AES = 0x06f10701;

  // clamd 1.4 was seen to unpack these where a folder has no other method. A filter alone it does
  // not undo.
  private static final Set<Long> OPEN_TO_ENGINE = Set.of(COPY, LZMA, LZMA2, PPMD);

  private static final Map<Long, String> NAMES =
      Map.ofEntries(
          Map.entry(COPY, "Copy"),
          Map.entry(LZMA, "LZMA"),
          Map.entry(LZMA2, "LZMA2"),
          Map.entry(BZIP2, "BZip2"),
          Map.entry(DEFLATE, "Deflate"),
          Map.entry(DEFLATE64, "Deflate64"),
          Map.entry(BCJ2, "BCJ2"),
          Map.entry(DELTA, "Delta"),
          Map.entry(X86, "x86"),
          Map.entry(POWER_PC, "PowerPC"),
          Map.entry(IA64, "IA-64"),
          Map.entry(ARM, "ARM"),
          Map.entry(ARM_THUMB, "ARM Thumb"),
          Map.entry(SPARC, "SPARC"),
          Map.entry(ARM64, "ARM64"),
          Map.entry(RISC_V, "RISC-V"),
          Map.entry(SWAP2, "Swap2"),
          Map.entry(SWAP4, "Swap4"));

  private Methods() {}

  /// Which methods are unpacked by the engine, or only here. PPMd is by nobody here, so that what
  /// lies within is not known.
  static String namesOf(boolean openToEngine) {
    return NAMES.entrySet().stream()
        .filter(method -> OPEN_TO_ENGINE.contains(method.getKey()) == openToEngine)
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  static boolean isEncryption(Coder coder) {
    return coder.method() >> 16 == AES >> 16;
  }

  /// Whether a folder lies there as it is.
  static boolean isCopy(Folder folder) {
    return folder.coders().size() == 1 && folder.coders().getFirst().method() == COPY;
  }

  static boolean isOpenToEngine(Coder coder) {
    return OPEN_TO_ENGINE.contains(coder.method());
  }

  /// The decoder of a coder that has one input. Where a deflate stream ends its input tells, so
  /// that one has a decoder elsewhere.
  ///
  /// @param size how many bytes it puts out
  static InputStream open(Coder coder, InputStream packed, long size, ScanBudget budget)
      throws IOException {
    ArrayCache cache = ArrayCache.getDummyCache();
    long method = coder.method();
    if (method == COPY) {
      return packed;
    } else if (method == LZMA) {
      return lzma(coder, packed, size, budget);
    } else if (method == LZMA2) {
      return LzmaDecoders.lzma2(packed, property(coder, 0), size, budget);
    } else if (method == BZIP2) {
      return Decoders.bzip2(packed, budget);
    } else if (method == DEFLATE64) {
      return Decoders.deflate64(packed, budget);
    } else if (method == DELTA) {
      return new DeltaOptions(property(coder, 0) + 1).getInputStream(packed, cache);
    } else if (method == X86 || method == OLD_X86) {
      return new X86Options().getInputStream(packed, cache);
    } else if (method == POWER_PC || method == OLD_POWER_PC) {
      return new PowerPCOptions().getInputStream(packed, cache);
    } else if (method == IA64 || method == OLD_IA64) {
      return new IA64Options().getInputStream(packed, cache);
    } else if (method == ARM || method == OLD_ARM) {
      return new ARMOptions().getInputStream(packed, cache);
    } else if (method == ARM_THUMB || method == OLD_ARM_THUMB) {
      return new ARMThumbOptions().getInputStream(packed, cache);
    } else if (method == SPARC || method == OLD_SPARC) {
      return new SPARCOptions().getInputStream(packed, cache);
    } else if (method == ARM64) {
      return new ARM64Options().getInputStream(packed, cache);
    } else if (method == RISC_V) {
      return new RISCVOptions().getInputStream(packed, cache);
    } else if (method == SWAP2 || method == SWAP4) {
      return new SwappedStream(packed, method == SWAP2 ? 2 : 4);
    }
    String name = method == PPMD ? "PPMd" : "method " + Long.toHexString(method);
    throw StructureException.unscannable("a 7z packed by " + name);
  }

  private static InputStream lzma(Coder coder, InputStream packed, long size, ScanBudget budget)
      throws IOException {
    long dictionary = 0;
    for (int i = 0; i < 4; i++) {
      dictionary |= (long) property(coder, i + 1) << (8 * i);
    }
    return LzmaDecoders.lzma(packed, size, property(coder, 0), dictionary, budget);
  }

  private static int property(Coder coder, int index) throws StructureException {
    List<Integer> properties = coder.properties();
    if (index >= properties.size()) {
      throw HeaderBytes.damaged();
    }
    return properties.get(index);
  }
}
