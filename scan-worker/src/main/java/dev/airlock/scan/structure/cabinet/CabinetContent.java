package dev.airlock.scan.structure.cabinet;

import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The files of a folder. Read in order they are unpacked once; whoever goes back has the folder
/// unpacked from its beginning.
final class CabinetContent implements AutoCloseable {
  private final Bytes bytes;
  private final ScanBudget budget;
  private @Nullable CabinetFolder folder;
  private @Nullable InputStream stream;
  private long position;

  CabinetContent(Bytes bytes, ScanBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
  }

  /// A file of a folder. Only the one that was opened last may be read.
  InputStream open(CabinetFolder wanted, long from, long size) throws IOException {
    if (stream == null || !wanted.equals(folder) || position > from) {
      close();
      folder = wanted;
      stream = new CabinetBlocks(bytes, wanted);
      position = 0;
    }
    byte[] skipped = new byte[8 * 1024];
    while (position < from) {
      budget.countWork(next(skipped, 0, (int) Math.min(skipped.length, from - position)));
    }
    return new Part(from + size);
  }

  private int next(byte[] into, int from, int length) throws IOException {
    int read = stream == null ? -1 : stream.read(into, from, length);
    if (read <= 0) {
      throw StructureException.corrupt("a cabinet whose content ends early");
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
      return position >= end ? -1 : next(into, from, (int) Math.min(length, end - position));
    }
  }

  @Override
  public void close() throws IOException {
    if (stream != null) {
      stream.close();
      stream = null;
    }
  }
}
