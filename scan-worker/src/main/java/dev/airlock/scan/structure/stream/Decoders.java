package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ReservedStream;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;

/// Decoders of other makers, each with its memory set aside.
public final class Decoders {
  private static final int KIB = 1024;
  // 900,000 numbers of 4 bytes, as many bytes and tables.
  private static final int BZIP2_BYTES = 5_000 * KIB;
  private static final int DEFLATE64_BYTES = 128 * KIB;
  // Blocks of up to 4 MiB are not held, only what later ones may refer to.
  private static final int LZ4_BYTES = 512 * KIB;
  // Codes of 16 bits.
  private static final int COMPRESS_BYTES = 600 * KIB;

  private Decoders() {}

  /// One bzip2 stream, read to its exact end.
  public static InputStream bzip2(InputStream packed, ScanBudget budget) throws IOException {
    return reserved(BZIP2_BYTES, budget, () -> new BZip2CompressorInputStream(packed, false));
  }

  /// Deflate64 data, as zip and 7z have them.
  public static InputStream deflate64(InputStream packed, ScanBudget budget) throws IOException {
    return reserved(DEFLATE64_BYTES, budget, () -> new Deflate64CompressorInputStream(packed));
  }

  /// One LZ4 frame (<https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md>).
  static InputStream lz4(InputStream packed, ScanBudget budget) throws IOException {
    return reserved(LZ4_BYTES, budget, () -> new FramedLZ4CompressorInputStream(packed, false));
  }

  /// What Unix `compress` writes.
  static InputStream compress(InputStream packed, ScanBudget budget) throws IOException {
    return reserved(
        COMPRESS_BYTES, budget, () -> new ZCompressorInputStream(packed, COMPRESS_BYTES / KIB));
  }

  private static InputStream reserved(int bytes, ScanBudget budget, Opening opening)
      throws IOException {
    ScanBudget.Reservation memory = budget.reserve(bytes);
    try {
      budget.countWork(bytes);
      return new ReservedStream(opening.open(), memory);
    } catch (IOException e) {
      memory.close();
      throw e;
    } catch (IllegalArgumentException _) {
      memory.close();
      throw StructureException.corrupt("damaged");
    }
  }

  @FunctionalInterface
  private interface Opening {
    InputStream open() throws IOException;
  }
}
