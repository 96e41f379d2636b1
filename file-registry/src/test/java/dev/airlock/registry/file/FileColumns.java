package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.verdict.Explanation;
import dev.airlock.model.verdict.QuarantineReason;
import java.lang.reflect.RecordComponent;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The columns of a file's row with their values as text, found by their names alone: component
/// `claimedAt` of the record in component `claim` is column `claim_claimed_at`.
final class FileColumns {
  /// Parts whose columns begin like those of what they are part of.
  private static final Set<Class<?>> WITHOUT_PREFIX =
      Set.of(ObjectVersion.class, Explanation.class);

  /// What no file shows, but statements use.
  private static final Set<String> NOT_READ =
      Set.of("requeued_at", "requeues", "leftovers", "rescan_by", "rescan_because");

  private FileColumns() {}

  /// The columns that a file was read from, without those that are absent.
  static Map<String, String> of(RegisteredFile file) {
    Map<String, String> columns = new TreeMap<>();
    add(columns, "", file);
    return columns;
  }

  /// The columns of a row, without those that are `NULL`.
  static Map<String, String> in(Map<String, @Nullable Object> row) {
    Map<String, String> columns = new TreeMap<>();
    row.forEach((name, value) -> {
      if (value != null && !NOT_READ.contains(name)) {
        columns.put(name, text(value));
      }
    });
    return columns;
  }

  private static void add(Map<String, String> columns, String prefix, Record part) {
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      String name = prefix + snakeCase(component.getName());
      Object value = valueOf(component, part);
      if (value == null) {
        continue;
      }
      if (value instanceof Record inner && !(value instanceof FileId || value instanceof Json)) {
        add(columns, WITHOUT_PREFIX.contains(inner.getClass()) ? prefix : name + "_", inner);
      } else {
        columns.put(name, text(value));
      }
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record part) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.getName(), e);
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static String text(Object value) {
    return switch (value) {
      case Timestamp time -> time.toInstant().toString();
      case Instant time -> time.toString();
      case Array array -> List.of(elements(array)).toString();
      case Duration duration -> Long.toString(duration.toSeconds());
      case FileStatus status -> status.wireName();
      case QuarantineReason reason -> reason.wireName();
      case Json json -> json.text();
      default -> value.toString();
    };
  }

  private static Object[] elements(Array array) {
    try {
      return (Object[]) array.getArray();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
