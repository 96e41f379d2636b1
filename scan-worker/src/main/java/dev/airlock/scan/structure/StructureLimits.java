package dev.airlock.scan.structure;

import java.time.Duration;

/// What one object may cost, counted over all depths together.
///
/// @param unpackedBytes how many bytes its packed members may have, at all depths. Default 1 GiB
/// @param members how many members there may be. Default 10,000, as clamd's `MaxFiles`
/// @param depth how deep containers may lie within each other. Default 16, clamd's `MaxRecursion`
///   less one
/// @param directoryBytes the largest directory of an archive. Default 64 MiB
/// @param sevenZipHeaderBytes the largest header of a 7z, unpacked. Default 8 MiB
/// @param dictionaryBytes the largest dictionary of a decoder. Default 66 MiB: `xz -9` needs 64 MiB
///   and some, whatever it packs
/// @param memoryBytes what may be held at a time, dictionaries included. Default 96 MiB
/// @param ownMemoryBytes how much of that a look may hold while others hold as much; with more
///   there is one at a time. Default 16 MiB
/// @param workBytes how many bytes may be fetched, unpacked, unpacked again, searched and cleared,
///   beside eight times the object's own. It stands for processor time. Default 8 GiB
/// @param time how long a look may take. Default 10 minutes
public record StructureLimits(
    long unpackedBytes,
    int members,
    int depth,
    long directoryBytes,
    int sevenZipHeaderBytes,
    int dictionaryBytes,
    long memoryBytes,
    long ownMemoryBytes,
    long workBytes,
    Duration time) {
  private static final int MIB = 1024 * 1024;
  private static final long GIB = 1024L * MIB;

  /// The defaults.
  public static StructureLimits defaults() {
    return within(Long.MAX_VALUE);
  }

  /// The defaults, with less memory where the heap is small.
  ///
  /// @param heapBytes the largest heap that there may be
  public static StructureLimits within(long heapBytes) {
    return new StructureLimits(
        GIB,
        10_000,
        16,
        64L * MIB,
        8 * MIB,
        66 * MIB,
        Math.min(96L * MIB, heapBytes / 8 * 3),
        16L * MIB,
        8 * GIB,
        Duration.ofMinutes(10));
  }
}
