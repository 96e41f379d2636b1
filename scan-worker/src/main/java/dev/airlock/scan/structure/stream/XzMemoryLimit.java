package dev.airlock.scan.structure.stream;

import dev.airlock.scan.structure.StructureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

/// Tells what a decoder of .xz refuses from what is damaged.
final class XzMemoryLimit extends FilterInputStream {

  XzMemoryLimit(InputStream decoder) {
    super(decoder);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return super.read(into, from, length);
    } catch (MemoryLimitException _) {
      throw StructureException.tooLarge("needs too large a dictionary");
    } catch (UnsupportedOptionsException _) {
      throw StructureException.unscannable("an unknown kind of xz");
    }
  }
}
