package dev.airlock.objectstore;

/// A bucket keeps no versions, and nobody said that it may.
public final class UnversionedBucket extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnversionedBucket(String bucket) {
    super(
        "The bucket '%s' keeps no versions, so what was scanned may be replaced. Turn versioning on, for example by `airlock setup`, or set airlock.buckets.allow-unversioned to true."
            .formatted(bucket));
  }
}
