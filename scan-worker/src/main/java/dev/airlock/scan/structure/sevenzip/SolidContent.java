package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of a folder, which are packed as one stream. Read in order they are unpacked once;
/// whoever goes back has the folder unpacked from its beginning. There is never more than one
/// decoder.
final class SolidContent implements AutoCloseable {
  private final StreamsInfo.Content content;
  private final List<Bytes> packed;
  private final ScanBudget budget;
  private @Nullable InputStream stream;
  private long position;

  SolidContent(StreamsInfo.Content content, List<Bytes> packed, ScanBudget budget) {
    this.content = content;
    this.packed = packed;
    this.budget = budget;
  }

  /// The member from `from`. Only the one that was opened last may be read.
  InputStream open(long from, long size) throws IOException {
    if (stream == null || position > from) {
      close();
      stream = FolderStream.open(content, packed, budget);
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
      throw StructureException.corrupt("a 7z whose content ends early");
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
