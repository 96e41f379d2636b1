package dev.airlock.scan.structure;

import java.util.Arrays;
import java.util.Random;

/// Changes bytes at random, always the same for a seed.
final class Fuzzing {
  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xfe, 0xff};

  private final Random random;

  Fuzzing(long seed) {
    this.random = new Random(seed);
  }

  /// A few changes of the kinds that break readers: bits, numbers, parts that are missing, doubled
  /// or moved.
  byte[] changed(byte[] sample) {
    byte[] bytes = sample.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 4; i++) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = place(bytes.length);
    switch (random.nextInt(8)) {
      case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2, 3 -> bytes[at] = (byte) EDGES[random.nextInt(EDGES.length)];
      case 4 -> {
        int length = Math.min(1 + random.nextInt(8), bytes.length - at);
        byte value = (byte) EDGES[random.nextInt(EDGES.length)];
        Arrays.fill(bytes, at, at + length, value);
      }
      case 5 -> {
        return Arrays.copyOf(bytes, Math.max(4, at));
      }
      case 6 -> {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(64));
        return Bytewise.joined(
            Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
      }
      default -> {
        int length = Math.min(1 + random.nextInt(64), bytes.length - at);
        int from = random.nextInt(bytes.length - length + 1);
        byte[] part = Arrays.copyOfRange(bytes, from, from + length);
        System.arraycopy(part, 0, bytes, at, length);
      }
    }
    return bytes;
  }

  // Structure is at both ends more often than in the middle.
  private int place(int length) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextInt(Math.min(length, 64));
      case 1 -> length - 1 - random.nextInt(Math.min(length, 128));
      default -> random.nextInt(length);
    };
  }
}
