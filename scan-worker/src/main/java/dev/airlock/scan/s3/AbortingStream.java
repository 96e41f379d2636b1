package dev.airlock.scan.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/// A response body whose closing before its end aborts the transfer: the SDK would otherwise read
/// the rest of a large object only to reuse the connection.
final class AbortingStream extends FilterInputStream {
  private final ResponseInputStream<?> response;
  private boolean ended;

  AbortingStream(ResponseInputStream<?> response) {
    super(response);
    this.response = response;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    ended |= value < 0;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    ended |= count < 0;
    return count;
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      response.abort();
    }
    super.close();
  }
}
