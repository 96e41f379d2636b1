package dev.airlock.scan.structure.ole;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.Visit;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;

/// What Windows' Packager embeds: a file of any kind behind its name and paths (OLE1 native data;
/// [MS-OLEDS] 2.3.6 tells where they stand). The engine takes the file out, but does not open all
/// that it can be.
final class OlePackage {
  /// The stream of a compound file that holds one, behind its size.
  static final String STREAM = "\1Ole10Native";

  private static final int SIZE_BYTES = 4;
  private static final int TEXTS = 2; // a name and a path
  private static final int EMBEDDED = 3; // how a file is kept, rather than linked to
  private static final int MOST_TEXT = 4096;

  private OlePackage() {}

  /// Reads the file in a stream of a compound file.
  static void inStream(Bytes stream, Visit visit) throws IOException {
    at(stream, SIZE_BYTES, visit);
  }

  /// Reads the file in native data. Other programs have data of other shapes.
  static void at(Bytes data, long from, Visit visit) throws IOException {
    BytesStream text = new BytesStream(data, from + 2);
    for (int i = 0; i < TEXTS; i++) {
      if (!skipText(text)) {
        return;
      }
    }
    byte[] fixed = data.upTo(text.position(), 8);
    if (fixed.length < 8 || fixed[2] != EMBEDDED) {
      return;
    }
    long pathBytes = Integer.toUnsignedLong(data.littleEndian(text.position() + 4, 4).getInt());
    long sizeAt = text.position() + fixed.length + pathBytes;
    if (sizeAt + SIZE_BYTES > data.size()) {
      return;
    }
    long size = Integer.toUnsignedLong(data.littleEndian(sizeAt, SIZE_BYTES).getInt());
    long fileAt = sizeAt + SIZE_BYTES;
    Bytes file = data.range(fileAt, Math.min(size, data.size() - fileAt));
    if (file.size() > 0) {
      visit.member(Member.stored("package", file));
    }
  }

  private static boolean skipText(BytesStream text) throws IOException {
    for (int i = 0; i < MOST_TEXT; i++) {
      int next = text.read();
      if (next <= 0) {
        return next == 0;
      }
    }
    return false;
  }
}
