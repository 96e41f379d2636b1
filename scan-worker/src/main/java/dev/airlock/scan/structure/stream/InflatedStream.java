package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Deflated data (RFC 1951), or such data in zlib's frame (RFC 1950). Knows where it ended: what
/// follows belongs to somebody else.
public final class InflatedStream extends InputStream {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final Bytes packed;
  private final long from;
  private final Inflater inflater;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long fetchedTo;
  private boolean exhausted;
  private boolean closed;

  private InflatedStream(Bytes packed, long from, boolean raw) {
    this.packed = packed;
    this.from = from;
    this.fetchedTo = from;
    this.inflater = new Inflater(raw);
  }

  /// Deflated data that begin at `from`.
  public static InflatedStream raw(Bytes packed, long from) {
    return new InflatedStream(packed, from, true);
  }

  /// Such data in zlib's frame.
  public static InflatedStream zlib(Bytes packed) {
    return new InflatedStream(packed, 0, false);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    if (length == 0) {
      return 0;
    }
    try {
      while (!inflater.finished()) {
        int read = inflater.inflate(into, at, length);
        if (read > 0) {
          return read;
        }
        if (inflater.needsDictionary()) {
          // Nobody tells a reader which, and bytes that are no such data can look like it.
          throw StructureException.corrupt("zlib data with a dictionary of their own");
        }
        if (inflater.needsInput()) {
          fetch();
        }
      }
      return -1;
    } catch (DataFormatException _) {
      throw StructureException.corrupt("damaged deflated data");
    }
  }

  private void fetch() throws IOException {
    int fetched = packed.read(fetchedTo, buffer, 0, buffer.length);
    if (fetched > 0) {
      fetchedTo += fetched;
      inflater.setInput(buffer, 0, fetched);
    } else if (!exhausted) {
      // Inflater's documentation: raw data may need one byte more than they have.
      exhausted = true;
      inflater.setInput(new byte[1]);
    } else {
      throw StructureException.corrupt("deflated data without an end");
    }
  }

  /// Where the data ended, once all were read.
  public long end() {
    return Math.min(packed.size(), from + inflater.getBytesRead());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      inflater.end();
    }
  }
}
