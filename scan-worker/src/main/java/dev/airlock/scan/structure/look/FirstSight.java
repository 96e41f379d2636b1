package dev.airlock.scan.structure.look;

import dev.airlock.scan.structure.SignatureSearch;
import dev.airlock.scan.structure.archive.TarReader;
import dev.airlock.scan.structure.bytes.HeldBytes;
import dev.airlock.scan.structure.stream.PackedStreamReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Tells from what the first read of an object showed whether there is anything to look into. Most
/// files hold nothing, and cost nothing more.
public final class FirstSight {
  /// How many of the first bytes have to be known.
  public static final int HEAD_BYTES = 4096;

  private FirstSight() {}

  /// Whether a second look is needed.
  ///
  /// @param head the first bytes of the object, all of them if it has no more than `HEAD_BYTES`
  /// @param search has passed all of its bytes
  public static boolean showsContainer(byte[] head, SignatureSearch search) {
    if (search.overflowed() || !search.hits().isEmpty()) {
      return true;
    }
    Signatures signatures = Signatures.of(head);
    HeldBytes bytes = new HeldBytes(head);
    try {
      boolean isPacked = false;
      for (PackedStreamReader stream : PackedStreamReader.ALL) {
        isPacked |= stream.isOf(bytes);
      }
      return isPacked
          || TarReader.isTar(bytes)
          || signatures.isContainer()
          || Opaque.kindOf(signatures).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
  }
}
