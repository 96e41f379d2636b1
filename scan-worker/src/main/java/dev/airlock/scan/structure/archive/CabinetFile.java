package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.airlock.scan.structure.MemberPath;
import dev.airlock.scan.structure.ScanBudget;
import dev.airlock.scan.structure.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A file of a cabinet ([MS-CAB] 2.3).
///
/// @param from where it is in what its folder unpacks to
record CabinetFile(String name, long from, long size) {
  private static final int FIXED_BYTES = 16;
  private static final int MOST_NAME_BYTES = 256;

  /// All files by the numbers of their folders, in the order in which they lie there.
  ///
  /// @param count no more than 65,535
  static Map<Integer, List<CabinetFile>> read(Bytes bytes, long from, int count, ScanBudget budget)
      throws IOException {
    Map<Integer, List<CabinetFile>> files = new TreeMap<>();
    long at = from;
    for (int i = 0; i < count; i++) {
      ByteBuffer fixed = bytes.littleEndian(at, FIXED_BYTES);
      byte[] name = bytes.upTo(at + FIXED_BYTES, MOST_NAME_BYTES + 1);
      int end = new String(name, ISO_8859_1).indexOf('\0');
      byte[] known = Arrays.copyOf(name, end < 0 ? name.length : end);
      budget.countWork(FIXED_BYTES + name.length);
      files
          .computeIfAbsent(Short.toUnsignedInt(fixed.getShort(8)), _ -> new ArrayList<>())
          .add(
              new CabinetFile(
                  MemberPath.nameOf(known),
                  Integer.toUnsignedLong(fixed.getInt(4)),
                  Integer.toUnsignedLong(fixed.getInt(0))));
      at += FIXED_BYTES + known.length + 1;
    }
    files.values().forEach(list -> list.sort(Comparator.comparingLong(CabinetFile::from)));
    return files;
  }
}
