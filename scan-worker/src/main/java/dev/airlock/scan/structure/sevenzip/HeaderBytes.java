package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The bytes of a header, read one after another. Reading beyond their end is damage.
final class HeaderBytes {
  private final ByteBuffer bytes;
  private final HeaderMemory memory;

  /// @param memory for these bytes and for what is made of them
  HeaderBytes(byte[] bytes, HeaderMemory memory) {
    this.memory = memory;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Says that so much is made of what comes next.
  void take(long length) throws StructureException {
    memory.take(length);
  }

  int left() {
    return bytes.remaining();
  }

  int next() throws StructureException {
    require(1);
    return bytes.get() & 0xff;
  }

  int nextInt() throws StructureException {
    require(4);
    return bytes.getInt();
  }

  char nextChar() throws StructureException {
    require(2);
    return bytes.getChar();
  }

  /// A number in one to nine bytes: the first tells by its leading ones how many follow.
  long number() throws StructureException {
    int first = next();
    long value = 0;
    int mask = 0x80;
    for (int i = 0; i < 8; i++) {
      if ((first & mask) == 0) {
        return value | (long) (first & (mask - 1)) << (8 * i);
      }
      value |= (long) next() << (8 * i);
      mask >>>= 1;
    }
    return value;
  }

  /// A number of things of which each takes `least` bits of what is left, or more.
  ///
  /// @param most how many there may be
  int count(int least, int most) throws StructureException {
    long count = number();
    if (count < 0 || (least > 0 && count > left() * 8L / least)) {
      throw damaged();
    }
    if (count > most) {
      throw StructureException.tooLarge("more than %,d members".formatted(most));
    }
    return (int) count;
  }

  /// A size in bytes.
  long size() throws StructureException {
    long size = number();
    if (size < 0) {
      throw damaged();
    }
    return size;
  }

  void skip(long length) throws StructureException {
    if (length < 0 || length > left()) {
      throw damaged();
    }
    bytes.position(bytes.position() + (int) length);
  }

  /// The next bytes as a header of their own.
  HeaderBytes part(long length) throws StructureException {
    int from = bytes.position();
    skip(length);
    memory.take(length);
    byte[] part = new byte[(int) length];
    bytes.get(from, part);
    return new HeaderBytes(part, memory);
  }

  /// Bits, the highest of each byte first.
  boolean[] bits(int count) throws StructureException {
    require((count + 7) / 8);
    memory.take(count);
    boolean[] bits = new boolean[count];
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = i % 8 == 0 ? next() : value << 1;
      bits[i] = (value & 0x80) != 0;
    }
    return bits;
  }

  /// The same with a byte before them that is not 0 if all are set, and then there are none.
  boolean[] optionalBits(int count) throws StructureException {
    if (next() == 0) {
      return bits(count);
    }
    memory.take(count);
    boolean[] all = new boolean[count];
    Arrays.fill(all, true);
    return all;
  }

  private void require(int length) throws StructureException {
    if (left() < length) {
      throw damaged();
    }
  }

  static StructureException damaged() {
    return StructureException.corrupt("a damaged 7z");
  }
}
