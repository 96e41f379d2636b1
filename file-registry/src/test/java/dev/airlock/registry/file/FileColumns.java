package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectVersion;
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
  /// Parts of a file that have columns of their own, and those whose columns have no prefix.
  private static final Set<Class<?>> WITHOUT_PREFIX = Set.of(ObjectVersion.class);

  /// What only statements read.
  private static final Set<String> NOT_READ = Set.of("requeued_at", "requeues", "leftovers");

  private FileColumns() {}

  /// What a file says that they hold; those that are absent are left out.
  static Map<String, String> of(RegisteredFile file) {
    Map<String, String> columns = new TreeMap<>();
    add(columns, "", file);
    return columns;
  }

  /// What the database says that they hold; those that are `NULL` are left out.
  static Map<String, String> in(Map<String, Object> row) {
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
      switch (value) {
        case null -> {}
        case FileId _, Json _ -> columns.put(name, text(value));
        case Record inner when WITHOUT_PREFIX.contains(inner.getClass()) ->
            add(columns, prefix, inner);
        case Record inner -> add(columns, name + "_", inner);
        default -> columns.put(name, text(value));
      }
    }
  }

  private static @Nullable Object valueOf(RecordComponent component, Record part) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
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
