package dev.airlock.scan.structure.mail;

import dev.airlock.scan.structure.ContainerKind;
import dev.airlock.scan.structure.ContainerReader;
import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads `winmail.dat`, in which Outlook puts attachments ([MS-OXTNEF] 2.1).
public final class TnefReader implements ContainerReader {
  /// What they begin with, each byte as a character.
  public static final String MAGIC = "x\u009f>\"";

  private static final int FIRST_AT = 6;
  private static final int HEADER_BYTES = 9;
  private static final int CHECKSUM_BYTES = 2;
  private static final int ATTACHED_DATA = 0x0006800f;
  private static final int ATTACHED_PROPERTIES = 0x00069005;
  // 2.1.3.4: a property's type and identifier, how many values it has, and the length of the first
  private static final int PROPERTY_BYTES = 12;
  private static final int BINARY_DATA = 0x37010102;
  private static final int OBJECT_DATA = 0x3701000d;
  private static final int INTERFACE_BYTES = 16;
  private static final int WINDOW_BYTES = 16 * 1024;

  @Override
  public ContainerKind kind() {
    return new ContainerKind("winmail.dat", "", "attachments", "");
  }

  @Override
  public void read(Bytes bytes, Visit visit) throws IOException {
    visit.enter();
    long at = FIRST_AT;
    while (at + HEADER_BYTES <= bytes.size()) {
      ByteBuffer header = bytes.littleEndian(at, HEADER_BYTES);
      long length = Integer.toUnsignedLong(header.getInt(5));
      at += HEADER_BYTES;
      visit.budget().countWork(HEADER_BYTES);
      if (length > bytes.size() - at) {
        visit.rest("attachment", bytes.range(at, bytes.size() - at));
        throw StructureException.corrupt("a damaged winmail.dat");
      }
      Bytes value = bytes.range(at, length);
      switch (header.getInt(1)) {
        case ATTACHED_DATA -> visit.member(Member.stored("attachment", value));
        case ATTACHED_PROPERTIES -> properties(value, visit);
        default -> {}
      }
      at += length + CHECKSUM_BYTES;
    }
    if (at < bytes.size()) {
      visit.rest("attachment", bytes.range(at, bytes.size() - at));
    }
  }

  // A message or a document in another is one property among many. It is found by its tag.
  private static void properties(Bytes value, Visit visit) throws IOException {
    visit.budget().countWork(value.size());
    for (long from = 0; from < value.size(); from += WINDOW_BYTES) {
      ByteBuffer window =
          ByteBuffer.wrap(value.upTo(from, WINDOW_BYTES + PROPERTY_BYTES))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < WINDOW_BYTES && i + PROPERTY_BYTES <= window.limit(); i++) {
        int tag = window.getInt(i);
        if (tag == BINARY_DATA || tag == OBJECT_DATA) {
          long length = Integer.toUnsignedLong(window.getInt(i + 8));
          int before = tag == OBJECT_DATA ? INTERFACE_BYTES : 0;
          attached(value, from + i + PROPERTY_BYTES + before, length - before, visit);
        }
      }
    }
  }

  private static void attached(Bytes value, long at, long length, Visit visit) throws IOException {
    if (length > 0 && at + length <= value.size()) {
      visit.member(Member.stored("attachment", value.range(at, length)).guessed());
    }
  }
}
