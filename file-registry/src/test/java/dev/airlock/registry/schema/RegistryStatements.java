package dev.airlock.registry.schema;

import dev.airlock.registry.registration.FileRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/// The SQL statements of the registry's classes: the constants and the queries of repositories that
/// PostgreSQL can prepare. What it cannot is a part of another one.
final class RegistryStatements {
  private static final String BETWEEN = "\n-- next\n";

  private RegistryStatements() {}

  /// All of the classes beside [FileRegistry], in a fixed order.
  ///
  /// @param database with the tables that they are for
  static List<String> preparedBy(Connection database) {
    TreeSet<String> statements = new TreeSet<>();
    classes()
        .flatMap(RegistryStatements::texts)
        .map(RegistryStatements::withPositions)
        .filter(statement -> failure(database, statement).isEmpty())
        .forEach(statements::add);
    return List.copyOf(statements);
  }

  /// Why PostgreSQL cannot prepare it; nothing if it can.
  static Optional<String> failure(Connection database, String statement) {
    try (PreparedStatement prepared = database.prepareStatement(statement)) {
      prepared.getParameterMetaData(); // which asks the server
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getMessage() + " in:\n" + statement);
    }
  }

  static String join(List<String> statements) {
    return String.join(BETWEEN, statements) + "\n";
  }

  static List<String> split(String file) {
    return List.of(file.stripTrailing().split(BETWEEN, -1));
  }

  private static Stream<Class<?>> classes() {
    try {
      Path root =
          Path.of(FileRegistry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<Path> files;
      try (Stream<Path> all = Files.walk(root.resolve("dev/airlock/registry"))) {
        files = all.filter(file -> file.toString().endsWith(".class")).toList();
      }
      return files.stream()
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .map(name -> loaded(name.substring(0, name.length() - ".class".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> texts(Class<?> type) {
    return Stream.concat(
        Arrays.stream(type.getDeclaredFields())
            .filter(
                field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
            .map(RegistryStatements::value),
        Arrays.stream(type.getDeclaredMethods())
            .map(method -> method.getAnnotation(Query.class))
            .flatMap(query -> query == null ? Stream.empty() : Stream.of(query.value())));
  }

  private static String value(Field constant) {
    try {
      constant.setAccessible(true);
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  // As Spring does it before the driver sees the statement; expressions are parameters as well.
  private static String withPositions(String statement) {
    String named = statement.replaceAll(":#\\{.*?}(?=[\\s)])", ":expression");
    return NamedParameterUtils.substituteNamedParameters(
            NamedParameterUtils.parseSqlStatement(named), null)
        .strip();
  }
}
