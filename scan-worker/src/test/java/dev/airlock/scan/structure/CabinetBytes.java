package dev.airlock.scan.structure;

import static dev.airlock.scan.structure.Bytewise.ascii;
import static dev.airlock.scan.structure.Bytewise.joined;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.Deflater;

/// Cabinets ([MS-CAB]).
public final class CabinetBytes {
  /// Files lie there as they are.
  public static final int STORED = 0;

  /// Files are deflated in blocks.
  public static final int MS_ZIP = 1;

  /// Files are packed in a way that nothing here unpacks.
  public static final int LZX = 3;

  private static final int BLOCK = 32 * 1024;

  private CabinetBytes() {}

  /// A cabinet with one folder, which has two files: a first one, and the content.
  public static byte[] of(int packing, byte[] first, byte[] content) {
    byte[] all = joined(first, content);
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    byte[] before = new byte[0];
    int count = 0;
    for (int at = 0; at < all.length; at += BLOCK) {
      byte[] block = Arrays.copyOfRange(all, at, Math.min(all.length, at + BLOCK));
      byte[] packed = packing == MS_ZIP ? joined(ascii("CK"), deflated(block, before)) : block;
      blocks.writeBytes(
          little(
              8,
              header ->
                  header.putInt(0).putShort((short) packed.length).putShort((short) block.length)));
      blocks.writeBytes(packed);
      before = block;
      count++;
    }
    byte[] files = joined(file("first", 0, first.length), file("a", first.length, content.length));
    int dataAt = 36 + 8 + files.length;
    int size = dataAt + blocks.size();
    short blockCount = (short) count;
    byte[] header =
        little(
            36 + 8,
            fields -> {
              fields.put(ascii("MSCF")).putInt(0).putInt(size).putInt(0).putInt(44).putInt(0);
              fields.put((byte) 3).put((byte) 1).putShort((short) 1).putShort((short) 2);
              fields.putShort((short) 0).putInt(0);
              fields.putInt(dataAt).putShort(blockCount).putShort((short) packing);
            });
    return joined(header, files, blocks.toByteArray());
  }

  private static byte[] file(String name, int from, int size) {
    return joined(little(16, fields -> fields.putInt(size).putInt(from)), ascii(name + "\0"));
  }

  private static byte[] little(int bytes, Consumer<ByteBuffer> fields) {
    byte[] filled = new byte[bytes];
    fields.accept(ByteBuffer.wrap(filled).order(ByteOrder.LITTLE_ENDIAN));
    return filled;
  }

  private static byte[] deflated(byte[] block, byte[] before) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(before);
      deflater.setInput(block);
      deflater.finish();
      byte[] packed = new byte[BLOCK + 6144];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    } finally {
      deflater.end();
    }
  }
}
