package dev.airlock.bench.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/// Plain text of random words, made while it is read: clamd takes twice as long for it as for
/// numbers, and it is what it claims to be.
///
/// @param seed texts of different seeds differ in their first bytes and everywhere else
/// @param size in bytes
record RandomText(long seed, long size) {
  private static final int RING_BYTES = 4 << 20;
  private static final int LONGEST_WORD = 9;
  private static final byte[] RING = ring();

  /// A text that nobody has seen before.
  static RandomText unseen(long size) {
    return new RandomText(ThreadLocalRandom.current().nextLong(), size);
  }

  InputStream stream() {
    return new TextStream(this);
  }

  private static byte[] ring() {
    Random random = new Random(42);
    ByteArrayOutputStream words = new ByteArrayOutputStream(RING_BYTES);
    while (words.size() < RING_BYTES) {
      int letters = random.nextInt(1, LONGEST_WORD + 1);
      for (int i = 0; i < letters; i++) {
        words.write(random.nextInt('a', 'z' + 1));
      }
      words.write(' ');
    }
    return words.toByteArray();
  }

  private static final class TextStream extends InputStream {
    private final byte[] head;
    private final long size;
    private int at;
    private long read;

    TextStream(RandomText text) {
      this.head = (Long.toUnsignedString(text.seed, Character.MAX_RADIX) + " ").getBytes(US_ASCII);
      this.size = text.size;
      this.at = Math.floorMod(text.seed, RING.length);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (read == size) {
        return -1;
      }
      int wanted = (int) Math.min(length, size - read);
      int copied =
          read < head.length ? copyHead(buffer, offset, wanted) : copyRing(buffer, offset, wanted);
      read += copied;
      return copied;
    }

    private int copyHead(byte[] buffer, int offset, int wanted) {
      int count = (int) Math.min(wanted, head.length - read);
      System.arraycopy(head, (int) read, buffer, offset, count);
      return count;
    }

    private int copyRing(byte[] buffer, int offset, int wanted) {
      int count = Math.min(wanted, RING.length - at);
      System.arraycopy(RING, at, buffer, offset, count);
      at = (at + count) % RING.length;
      return count;
    }
  }
}
