package dev.airlock.scan.structure.cabinet;

import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The content of a folder. A block of MSZIP is deflated, and goes on with the window of the block
/// before ([MS-MCI] 2.1).
final class CabinetBlocks extends InputStream {
  private static final int MOST_PACKED = 32 * 1024 + 6144; // [MS-CAB] 2.4
  private static final int MOST_UNPACKED = 32 * 1024;
  private static final int SIGNATURE = 'C' | 'K' << 8;

  private final Bytes bytes;
  private final CabinetFolder folder;
  private final Inflater inflater = new Inflater(true);
  private long at;
  private int blocksLeft;
  private byte[] block = new byte[0];
  private int next;

  CabinetBlocks(Bytes bytes, CabinetFolder folder) {
    this.bytes = bytes;
    this.folder = folder;
    this.at = folder.dataAt();
    this.blocksLeft = folder.blocks();
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
      block = unpacked();
      next = 0;
    }
    int read = Math.min(length, block.length - next);
    System.arraycopy(block, next, into, from, read);
    next += read;
    return read;
  }

  private byte[] unpacked() throws IOException {
    ByteBuffer header = bytes.littleEndian(at, 8);
    int packed = Short.toUnsignedInt(header.getShort(4));
    int unpacked = Short.toUnsignedInt(header.getShort(6));
    if (packed > MOST_PACKED || unpacked > MOST_UNPACKED || unpacked == 0) {
      throw damaged();
    }
    byte[] data = bytes.exactly(at + folder.blockHeaderBytes(), packed);
    at += folder.blockHeaderBytes() + packed;
    blocksLeft--;
    if (folder.packing() == CabinetFolder.STORED) {
      return data;
    }
    if (packed < 2 || ((data[0] & 0xff) | (data[1] & 0xff) << 8) != SIGNATURE) {
      throw damaged();
    }
    try {
      return inflated(data, unpacked);
    } catch (DataFormatException _) {
      throw damaged();
    }
  }

  private byte[] inflated(byte[] data, int size) throws DataFormatException, StructureException {
    inflater.reset();
    inflater.setDictionary(block);
    inflater.setInput(data, 2, data.length - 2);
    byte[] content = new byte[size];
    int filled = 0;
    while (filled < size) {
      int read = inflater.inflate(content, filled, size - filled);
      if (read <= 0) {
        throw damaged();
      }
      filled += read;
    }
    return content;
  }

  private static StructureException damaged() {
    return StructureException.corrupt("a damaged cabinet");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
