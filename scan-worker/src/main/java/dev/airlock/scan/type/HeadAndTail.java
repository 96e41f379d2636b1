package dev.airlock.scan.type;

import dev.airlock.scan.structure.bytes.RangeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The first bytes of an object and its last, which are kept when it has been read.
///
/// @param size of the whole object, in bytes
/// @param between reads what lies between the two, if anything does
@SuppressWarnings("ArrayRecordComponent") // read once, never compared or shared
public record HeadAndTail(byte[] head, byte[] tail, long size, @Nullable RangeReader between) {
  // What is read here are a zip's directory and small XML files in it.
  private static final int MAX_RANGE_BYTES = 1 << 20;

  public HeadAndTail(byte[] head, byte[] tail, long size) {
    this(head, tail, size, null);
  }

  /// An object so small that it is whole in both.
  static HeadAndTail of(byte[] whole) {
    return new HeadAndTail(whole, whole, whole.length);
  }

  /// The same with a way to read what was not kept.
  public HeadAndTail with(RangeReader ranges) {
    return new HeadAndTail(head, tail, size, ranges);
  }

  /// All bytes; nothing if not all were kept.
  public Optional<byte[]> whole() {
    byte[] beginning = beginning();
    return beginning.length == size ? Optional.of(beginning) : Optional.empty();
  }

  /// All bytes from the first up to one that was not kept.
  byte[] beginning() {
    int more = (int) Math.min(size - head.length, tail.length);
    if (head.length + tail.length < size || more <= 0) {
      return head;
    }
    byte[] whole = Arrays.copyOf(head, (int) size);
    System.arraycopy(tail, tail.length - more, whole, head.length, more);
    return whole;
  }

  /// The bytes from `from`, if there are so many and they were kept or are few enough to be read.
  ///
  /// @throws UncheckedIOException if they cannot be read
  Optional<byte[]> range(long from, int length) {
    if (from < 0 || length < 0 || from > size - length) {
      return Optional.empty();
    }
    if (from + length <= head.length) {
      return Optional.of(copy(head, (int) from, length));
    }
    long tailBegins = size - tail.length;
    if (from >= tailBegins) {
      return Optional.of(copy(tail, (int) (from - tailBegins), length));
    }
    return between == null || length > MAX_RANGE_BYTES
        ? Optional.empty()
        : Optional.of(read(between, from, length));
  }

  private static byte[] read(RangeReader ranges, long from, int length) {
    byte[] bytes = new byte[length];
    try {
      ranges.read(from, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a part of the object could not be read", e);
    }
    return bytes;
  }

  private static byte[] copy(byte[] bytes, int from, int length) {
    return Arrays.copyOfRange(bytes, from, from + length);
  }
}
