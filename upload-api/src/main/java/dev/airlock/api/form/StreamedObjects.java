package dev.airlock.api.form;

import java.io.IOException;
import java.io.InputStream;

/// Stores objects in the landing bucket while their bytes arrive.
public interface StreamedObjects {

  /// Reads `content` to its end, or until there are more than `maxSize` bytes. At most one part of
  /// 8 MiB is in memory at a time, nothing on disk. No object is there before [Transfer#finish].
  Transfer receive(String key, String contentType, InputStream content, long maxSize)
      throws IOException;

  /// An object whose bytes have arrived.
  interface Transfer extends AutoCloseable {

    /// How many bytes were read; more than allowed if there was more.
    long size();

    /// Of the bytes that were read, lower-case hex.
    String sha256();

    /// Makes the object; S3 announces it.
    void finish();

    /// Throws away what was not finished.
    @Override
    void close();
  }
}
