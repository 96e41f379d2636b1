package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Reopened;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Members that are packed together as one stream. Read in order they are unpacked once; whoever
/// goes back has the stream unpacked from its beginning. There is never more than one decoder.
public final class SolidContent implements AutoCloseable {
  private final Reopened whole;
  private final ScanBudget budget;
  private @Nullable InputStream stream;
  private long position;

  /// @param whole unpacks the stream
  public SolidContent(Reopened whole, ScanBudget budget) {
    this.whole = whole;
    this.budget = budget;
  }

  /// The member from `from`. Only the one that was opened last may be read.
  public InputStream open(long from, long size) throws IOException {
    if (stream == null || position > from) {
      close();
      stream = whole.open();
      position = 0;
    }
    byte[] skipped = new byte[8 * 1024];
    while (position < from) {
      int read = read(skipped, 0, (int) Math.min(skipped.length, from - position));
      budget.countWork(read);
    }
    return new Part(from + size);
  }

  private int read(byte[] into, int from, int length) throws IOException {
    int read = stream == null ? -1 : stream.read(into, from, length);
    if (read <= 0) {
      throw StructureException.corrupt("its content ends early");
    }
    position += read;
    return read;
  }

  private final class Part extends InputStream {
    private final long end;

    Part(long end) {
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return position >= end
          ? -1
          : SolidContent.this.read(into, from, (int) Math.min(length, end - position));
    }
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      InputStream open = stream;
      stream = null;
      open.close();
    }
  }
}
