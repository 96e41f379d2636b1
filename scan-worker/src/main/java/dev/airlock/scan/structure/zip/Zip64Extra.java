package dev.airlock.scan.structure.zip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Sizes and an offset, those of which are too large for their fields taken from the zip64 extended
/// information (APPNOTE 4.5.3).
///
/// @param used whether any was taken from there
record Zip64Extra(long size, long compressed, long offset, boolean used) {
  private static final long IN_EXTRA = 0xffff_ffffL;
  private static final int ID = 1;

  /// @param extra the extra fields of a header, which may be damaged
  static Zip64Extra of(long size, long compressed, long offset, byte[] extra) {
    long[] values = {size, compressed, offset};
    boolean wanted = size == IN_EXTRA || compressed == IN_EXTRA || offset == IN_EXTRA;
    ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (wanted && fields.remaining() >= 4) {
      int id = Short.toUnsignedInt(fields.getShort());
      int length = Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining());
      if (id == ID) {
        int end = fields.position() + length;
        for (int i = 0; i < values.length; i++) {
          if (values[i] == IN_EXTRA && fields.position() + 8 <= end) {
            values[i] = fields.getLong();
          }
        }
        break;
      }
      fields.position(fields.position() + length);
    }
    return new Zip64Extra(values[0], values[1], values[2], wanted);
  }

  /// Whether a header has such a field at all, needed or not.
  static boolean isIn(byte[] extra) {
    ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
    while (fields.remaining() >= 4) {
      int id = Short.toUnsignedInt(fields.getShort());
      int length = Math.min(Short.toUnsignedInt(fields.getShort()), fields.remaining());
      if (id == ID) {
        return true;
      }
      fields.position(fields.position() + length);
    }
    return false;
  }
}
