package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ReservedStream;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.UnsupportedOptionsException;

/// LZMA in its several frames. The memory for a dictionary is set aside before it is allocated.
public final class LzmaDecoders {
  private static final int KIB = 1024;
  // What the decoder needs beside the dictionary, by its own count.
  private static final int OTHER_KIB = 256;
  private static final int MOST_PROPERTIES = (4 * 5 + 4) * 9 + 8;
  // LZMA2's dictionary sizes are 2 or 3 times a power of two (7-Zip, Lzma2Dec.c).
  private static final int MOST_LZMA2_PROPERTY = 40;

  private LzmaDecoders() {}

  /// Bare LZMA data.
  ///
  /// @param unpackedBytes how many there are, -1 if an end mark says where they end
  /// @param properties lc, lp and pb in one byte
  /// @param dictionary bytes
  public static InputStream lzma(
      InputStream packed, long unpackedBytes, int properties, long dictionary, ScanBudget budget)
      throws IOException {
    if (properties > MOST_PROPERTIES || properties < 0 || unpackedBytes < -1) {
      throw StructureException.corrupt("damaged LZMA data");
    }
    long needed = unpackedBytes < 0 ? dictionary : Math.min(dictionary, unpackedBytes);
    return reserved(
        needed, budget, () -> lzma(packed, unpackedBytes, (byte) properties, (int) needed));
  }

  // An end mark may follow although the size is known: `lzma -eos` writes both, and xz takes it.
  private static InputStream lzma(
      InputStream packed, long unpackedBytes, byte properties, int dictionary) throws IOException {
    LZMAInputStream stream = new LZMAInputStream(packed, unpackedBytes, properties, dictionary);
    stream.enableRelaxedEndCondition();
    return stream;
  }

  /// LZMA2 data.
  ///
  /// @param property the byte from which the dictionary's size follows
  /// @param unpackedBytes how many there are
  public static InputStream lzma2(
      InputStream packed, int property, long unpackedBytes, ScanBudget budget) throws IOException {
    if (property < 0 || property > MOST_LZMA2_PROPERTY) {
      throw StructureException.corrupt("damaged LZMA2 data");
    }
    long dictionary = (2L | (property & 1)) << (property / 2 + 11);
    long needed = Math.max(4 * KIB, Math.min(dictionary, unpackedBytes));
    return reserved(needed, budget, () -> new LZMA2InputStream(packed, (int) needed));
  }

  /// One .xz stream, read to its exact end.
  ///
  /// @param dictionary bytes; a block that needs more is refused
  static InputStream xz(InputStream packed, long dictionary, ScanBudget budget) throws IOException {
    int limit = (int) Math.min(Integer.MAX_VALUE / 2, dictionary) / KIB + OTHER_KIB;
    return new XzMemoryLimit(
        reserved(dictionary, budget, () -> new SingleXZInputStream(packed, limit)));
  }

  private static InputStream reserved(long dictionary, ScanBudget budget, Opening opening)
      throws IOException {
    ScanBudget.Reservation memory = budget.reserveDictionary(dictionary);
    try {
      return new ReservedStream(opening.open(), memory);
    } catch (UnsupportedOptionsException _) {
      memory.close();
      throw StructureException.unscannable("an unknown kind of LZMA");
    } catch (IOException e) {
      memory.close();
      throw e;
    }
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }
}
