package dev.airlock.api.s3;

import java.util.stream.IntStream;

/// How a file is split into parts: all of one size, except the last.
///
/// @param size bytes of the whole file
/// @param partSize bytes
public record PartPlan(long size, long partSize) {
  /// S3 accepts no more (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html>).
  public static final int MAX_PARTS = 10_000;

  // S3 accepts no less than 5 MiB, except for the last part.
  private static final long DEFAULT_PART_SIZE = 8L << 20;
  private static final long MEBIBYTE = 1L << 20;

  /// The plan for a file: parts of 8 MiB, or of as many more whole MiB as 10,000 of them need.
  public static PartPlan of(long size) {
    long needed = Math.ceilDiv(size, MAX_PARTS);
    return new PartPlan(
        size, Math.max(DEFAULT_PART_SIZE, Math.ceilDiv(needed, MEBIBYTE) * MEBIBYTE));
  }

  /// How many parts there are.
  public int count() {
    return Math.toIntExact(Math.ceilDiv(size, partSize));
  }

  /// The numbers of all parts.
  public IntStream numbers() {
    return IntStream.rangeClosed(1, count());
  }

  /// How many bytes a part has.
  ///
  /// @param number from 1 to [#count]
  public long sizeOf(int number) {
    return number < count() ? partSize : size - partSize * (count() - 1);
  }
}
