package dev.airlock.scan.structure.sevenzip;

import dev.airlock.scan.structure.StructureException;
import java.util.ArrayList;
import java.util.List;

/// The names of the members that have a content, in the order of their contents.
///
/// @param names cut, where they are very long
record FilesInfo(List<String> names) {
  private static final int END = 0;
  private static final int EMPTY_STREAM = 0xe;
  private static final int NAMES = 0x11;
  private static final int MOST_CHARACTERS = 255;

  /// @param most how many members there may be
  static FilesInfo read(HeaderBytes header, int most) throws StructureException {
    int count = header.count(0, most);
    List<String> names = List.of();
    boolean[] empty = new boolean[count];
    int type = header.next();
    while (type != END) {
      HeaderBytes property = header.part(header.size());
      if (type == EMPTY_STREAM) {
        empty = property.bits(count);
      } else if (type == NAMES) {
        names = names(property, count);
      }
      type = header.next();
    }
    List<String> withContent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (!empty[i]) {
        withContent.add(i < names.size() ? names.get(i) : "");
      }
    }
    return new FilesInfo(withContent);
  }

  private static List<String> names(HeaderBytes property, int count) throws StructureException {
    if (property.next() != 0) {
      throw StructureException.unscannable("a 7z with an unusual header");
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder name = new StringBuilder();
      char next = property.nextChar();
      while (next != 0) {
        if (name.length() < MOST_CHARACTERS) {
          name.append(next);
        }
        next = property.nextChar();
      }
      property.take(HeaderMemory.RECORD_BYTES + 2L * name.length());
      names.add(name.toString());
    }
    return names;
  }
}
