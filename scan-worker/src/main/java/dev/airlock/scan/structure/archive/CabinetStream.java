package dev.airlock.scan.structure.archive;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What a folder of a cabinet unpacks to: blocks of 32 KiB at most, as they are or deflated, each
/// of which may refer to the one before ([MS-CAB] 2.4, [MS-MCI] 2.1).
final class CabinetStream extends InputStream {
  private static final int MOST_BYTES = 32 * 1024;

  private final Bytes cabinet;
  private final int reserved;
  private final boolean deflated;
  private int blocksLeft;
  private long at;
  private byte[] block = new byte[0];
  private int next;

  CabinetStream(Bytes cabinet, CabinetFolder folder) {
    this.cabinet = cabinet;
    this.reserved = folder.reserved();
    this.deflated = folder.isDeflated();
    this.blocksLeft = folder.blocks();
    this.at = folder.dataAt();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (next == block.length) {
      if (blocksLeft == 0) {
        return -1;
      }
      blocksLeft--;
      block = nextBlock();
      next = 0;
    }
    int read = Math.min(length, block.length - next);
    System.arraycopy(block, next, into, from, read);
    next += read;
    return read;
  }

  private byte[] nextBlock() throws IOException {
    ByteBuffer header = cabinet.littleEndian(at, CabinetFolder.BLOCK_HEADER_BYTES);
    int packed = Short.toUnsignedInt(header.getShort(4));
    int size = Short.toUnsignedInt(header.getShort(6));
    byte[] data = cabinet.exactly(at + CabinetFolder.BLOCK_HEADER_BYTES + reserved, packed);
    at += CabinetFolder.BLOCK_HEADER_BYTES + reserved + packed;
    if (size > MOST_BYTES || (!deflated && size != packed)) {
      throw StructureException.corrupt("a damaged cabinet");
    }
    return deflated ? inflated(data, size) : data;
  }

  private byte[] inflated(byte[] data, int size) throws StructureException {
    if (data.length < 2 || data[0] != 'C' || data[1] != 'K') {
      throw StructureException.corrupt("a damaged cabinet");
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setDictionary(block);
      // Raw data may need one byte more than they have (Inflater's documentation).
      inflater.setInput(Arrays.copyOf(data, data.length + 1), 2, data.length - 1);
      byte[] content = new byte[size];
      int done = 0;
      int read = -1;
      while (done < size && read != 0) {
        read = inflater.inflate(content, done, size - done);
        done += read;
      }
      if (done < size) {
        throw StructureException.corrupt("a damaged cabinet");
      }
      return content;
    } catch (DataFormatException _) {
      throw StructureException.corrupt("a damaged cabinet");
    } finally {
      inflater.end();
    }
  }
}
