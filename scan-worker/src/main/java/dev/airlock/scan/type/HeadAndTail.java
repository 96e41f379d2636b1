package dev.airlock.scan.type;

import java.util.Optional;

/// The first bytes of an object and its last, which are kept when it has been read.
///
/// @param size of the whole object, in bytes
@SuppressWarnings("ArrayRecordComponent") // read once, never compared or shared
public record HeadAndTail(byte[] head, byte[] tail, long size) {

  /// An object so small that it is whole in both.
  static HeadAndTail of(byte[] whole) {
    return new HeadAndTail(whole, whole, whole.length);
  }

  /// The bytes from `from`, if all of them were kept.
  Optional<byte[]> range(long from, int length) {
    if (from < 0 || length < 0) {
      return Optional.empty();
    }
    if (from + length <= head.length) {
      return Optional.of(copy(head, (int) from, length));
    }
    long tailBegins = size - tail.length;
    if (from >= tailBegins && from + length <= size) {
      return Optional.of(copy(tail, (int) (from - tailBegins), length));
    }
    return Optional.empty();
  }

  private static byte[] copy(byte[] bytes, int from, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(bytes, from, copy, 0, length);
    return copy;
  }
}
