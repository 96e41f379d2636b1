package dev.airlock.scan.structure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream whose bytes are searched for signatures as they pass.
public final class SearchedStream extends FilterInputStream {
  private final SignatureSearch search;

  /// @param search has all that is read here; the reader tells it when there is no more
  public SearchedStream(InputStream stream, SignatureSearch search) {
    super(stream);
    this.search = search;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    if (read > 0) {
      search.feed(into, from, read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) {
    throw new UnsupportedOperationException("what is skipped is not searched");
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
