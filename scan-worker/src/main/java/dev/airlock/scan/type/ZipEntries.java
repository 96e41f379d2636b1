package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.scan.type.ZipDirectory.Entry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Reads the central directory of a zip (APPNOTE, section 4.3.12).
final class ZipEntries {
  private static final int SIGNATURE = 0x02014b50;
  private static final int BYTES = 46;
  private static final int ENCRYPTED = 1;
  // APPNOTE, 4.5.3: numbers that do not fit into 32 bits stand in this extra field, in this order.
  private static final int ZIP64 = 1;
  private static final int IN_ZIP64 = 0xffffffff;

  private final ByteBuffer directory;

  private ZipEntries(byte[] directory) {
    this.directory = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// All entries; none if not all of the directory is understood: half of it is worth nothing.
  static List<Entry> of(byte[] directory) {
    return new ZipEntries(directory).all();
  }

  private List<Entry> all() {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at + BYTES <= directory.capacity() && directory.getInt(at) == SIGNATURE) {
      int end = at + BYTES + unsigned(at + 28) + unsigned(at + 30) + unsigned(at + 32);
      if (end > directory.capacity()) {
        return List.of();
      }
      entries.add(entry(at));
      at = end;
    }
    return at == directory.capacity() ? List.copyOf(entries) : List.of();
  }

  private Entry entry(int at) {
    byte[] name = new byte[unsigned(at + 28)];
    directory.get(at + BYTES, name);
    int size = directory.getInt(at + 24);
    int compressed = directory.getInt(at + 20);
    int offset = directory.getInt(at + 42);
    int before = size == IN_ZIP64 ? 1 : 0;
    return new Entry(
        new String(name, UTF_8),
        (unsigned(at + 8) & ENCRYPTED) != 0,
        unsigned(at + 10),
        number(at, compressed, before),
        number(at, offset, before + (compressed == IN_ZIP64 ? 1 : 0)));
  }

  private long number(int at, int value, int place) {
    return value == IN_ZIP64 ? zip64(at, place) : Integer.toUnsignedLong(value);
  }

  // A number that is nowhere is left as it is: nothing has that size, and nothing begins there.
  private long zip64(int at, int place) {
    int field = at + BYTES + unsigned(at + 28);
    int end = field + unsigned(at + 30);
    while (field + 4 <= end) {
      int next = field + 4 + unsigned(field + 2);
      int number = field + 4 + place * Long.BYTES;
      if (unsigned(field) == ZIP64 && number + Long.BYTES <= Math.min(next, end)) {
        return directory.getLong(number);
      }
      field = next;
    }
    return Integer.toUnsignedLong(IN_ZIP64);
  }

  private int unsigned(int at) {
    return Short.toUnsignedInt(directory.getShort(at));
  }
}
