package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.Member;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.Bytes;
import dev.airlock.scan.structure.bytes.BytesStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Where the pieces of a sparse file belong, which a tar holds without the zeros between them
/// (<https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html>).
final class SparsePieces {
  /// Where a piece begins in the file, and how long it is.
  record Piece(long from, long size) {}

  private static final int MOST = 10_000;
  private static final int OLD_AT = 386;
  private static final int OLD_COUNT = 4;
  private static final int EXTENSION_COUNT = 21;
  private static final int NUMBER_BYTES = 12;

  private final List<Piece> pieces = new ArrayList<>();

  /// Adds the pieces of a header of GNU's old format.
  void addOld(byte[] header) throws StructureException {
    addOld(header, OLD_AT, OLD_COUNT);
  }

  /// Adds the pieces of a block that follows such a header.
  void addExtension(byte[] block) throws StructureException {
    addOld(block, 0, EXTENSION_COUNT);
  }

  private void addOld(byte[] block, int at, int count) throws StructureException {
    for (int i = 0; i < count; i++) {
      int from = at + 2 * i * NUMBER_BYTES;
      if (block[from] != 0 && block[from + NUMBER_BYTES] != 0) {
        add(
            TarHeader.number(block, from, NUMBER_BYTES),
            TarHeader.number(block, from + NUMBER_BYTES, NUMBER_BYTES));
      }
    }
  }

  /// Adds what a pax header lists, from and size in turns (formats 0.0 and 0.1).
  void addListed(String map) throws StructureException {
    String[] numbers = map.split(",", 2 * MOST + 2);
    for (int i = 0; i + 1 < numbers.length; i += 2) {
      add(number(numbers[i]), number(numbers[i + 1]));
    }
  }

  /// Adds what is listed before the pieces themselves (format 1.0).
  ///
  /// @return the pieces
  Bytes addLeading(Bytes content) throws IOException {
    BytesStream lines = new BytesStream(content, 0);
    long count = line(lines);
    for (long i = 0; i < count; i++) {
      add(line(lines), line(lines));
    }
    long end = (lines.position() + TarHeader.BYTES - 1) / TarHeader.BYTES * TarHeader.BYTES;
    long at = Math.min(end, content.size());
    return content.range(at, content.size() - at);
  }

  private static long line(BytesStream lines) throws IOException {
    byte[] digits = new byte[20];
    int length = 0;
    int next = lines.read();
    while (next >= 0 && next != '\n' && length < digits.length) {
      digits[length++] = (byte) next;
      next = lines.read();
    }
    return number(new String(digits, 0, length, ISO_8859_1));
  }

  private static long number(String text) throws StructureException {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(Character::isDigit)) {
      throw StructureException.unscannable("a sparse file in unknown pieces");
    }
    return Long.parseLong(text);
  }

  private void add(long from, long size) throws StructureException {
    if (from < 0 || size < 0 || pieces.size() == MOST) {
      throw StructureException.unscannable("a sparse file in unknown pieces");
    }
    pieces.add(new Piece(from, size));
  }

  /// The file as programs unpack it, without the zeros at its end.
  ///
  /// @param condensed its pieces, one after another
  Member file(String name, Bytes condensed) {
    List<Piece> all = List.copyOf(pieces);
    long size = all.stream().mapToLong(piece -> piece.from() + piece.size()).max().orElse(0);
    return Member.packed(name, () -> new SparseStream(condensed.stream(), all), size);
  }
}
