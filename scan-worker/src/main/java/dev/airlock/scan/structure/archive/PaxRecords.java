package dev.airlock.scan.structure.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/// The records of a pax header, `length key=value` and a line feed each (POSIX.1-2001, pax).
final class PaxRecords {
  static final String SIZE = "size";
  static final String PATH = "path";

  /// GNU's sparse files: how the pieces are listed, and the list, if it is here.
  static final String SPARSE_MAJOR = "GNU.sparse.major";

  static final String SPARSE_MAP = "GNU.sparse.map";
  private static final String SPARSE_FROM = "GNU.sparse.offset";
  private static final String SPARSE_BYTES = "GNU.sparse.numbytes";

  private PaxRecords() {}

  /// The records that are as they should be.
  static Map<String, String> of(byte[] content) {
    Map<String, String> records = new HashMap<>();
    StringBuilder map = new StringBuilder();
    int at = 0;
    while (at < content.length) {
      int space = at;
      int length = 0;
      while (space < content.length && content[space] >= '0' && content[space] <= '9') {
        length = Math.min(length * 10 + content[space] - '0', content.length);
        space++;
      }
      int end = at + length;
      if (length == 0 || end > content.length || space >= end || content[space] != ' ') {
        break;
      }
      String record = new String(content, space + 1, Math.max(0, end - space - 2), UTF_8);
      int equals = record.indexOf('=');
      if (equals > 0) {
        String key = record.substring(0, equals);
        String value = record.substring(equals + 1);
        records.put(key, value);
        // In format 0.0 they stand one by one.
        if (key.equals(SPARSE_FROM) || key.equals(SPARSE_BYTES)) {
          map.append(map.isEmpty() ? "" : ",").append(value);
        }
      }
      at = end;
    }
    if (!map.isEmpty()) {
      records.put(SPARSE_MAP, map.toString());
    }
    return records;
  }
}
