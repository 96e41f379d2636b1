package dev.airlock.api.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import software.amazon.awssdk.core.sync.RequestBody;

/// A buffer for one part of an object on its way from the caller to S3. It starts small, since most
/// files are.
final class PartBuffer {
  // S3 accepts no part smaller than 5 MiB, except the last.
  private static final int PART_SIZE = 8 << 20;
  private static final int FIRST_SIZE = 64 << 10;

  private final InputStream content;
  private byte[] buffer = new byte[FIRST_SIZE];
  private int size;

  PartBuffer(InputStream content) {
    this.content = content;
  }

  /// Reads the next part, replacing the previous one.
  ///
  /// @return whether it is the last: the content has ended
  boolean fill() throws IOException {
    size = 0;
    while (true) {
      if (size == buffer.length) {
        if (size == PART_SIZE) {
          return false;
        }
        buffer = Arrays.copyOf(buffer, Math.min(PART_SIZE, buffer.length * 4));
      }
      int read = content.read(buffer, size, buffer.length - size);
      if (read < 0) {
        return true;
      }
      size += read;
    }
  }

  /// Gives the memory back; the next part has its own.
  void release() {
    size = 0;
    buffer = new byte[FIRST_SIZE];
  }

  int size() {
    return size;
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(buffer, 0, size);
  }

  /// The part as the body of a request. Nothing is copied: valid until the next [#fill].
  RequestBody asRequestBody() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(buffer, 0, size), size, "application/octet-stream");
  }
}
