package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// A format of packed streams, several of which may follow one another.
interface StreamFormat {

  /// A stream that is being unpacked.
  ///
  /// @param end where it ended, once it was read
  record Opened(InputStream content, LongSupplier end) {}

  /// What is said of it in the documentation.
  ContainerKind kind();

  /// Whether a stream begins at a place.
  boolean beginsAt(Bytes packed, long at) throws IOException;

  /// Begins to unpack the stream at a place.
  Opened open(Bytes packed, long at, ScanBudget budget) throws IOException;

  /// Whether the engine was seen to unpack such streams as the one that begins at a place, after
  /// others of its kind.
  default boolean isOpenToEngine(Bytes packed, long at) throws IOException {
    return true;
  }

  /// Where what may lie between two streams ends.
  default long skipPadding(Bytes packed, long at) throws IOException {
    return at;
  }
}
