package dev.airlock.bench.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.lab.Lab;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/// The statements of the services, as PostgreSQL itself logs them before it runs them. Only
/// connections count that are opened after it.
public final class StatementLog implements AutoCloseable {
  // The lines of a statement but for the first begin with a tab.
  private static final Pattern STATEMENT =
      Pattern.compile(" LOG:  (?:statement|execute [^:\\n]*): (.*(?:\\n\\t.*)*)");

  private final Lab lab;
  private long read;

  public StatementLog(Lab lab) throws SQLException {
    this.lab = lab;
    set("SET log_statement = 'all'");
  }

  /// The statements since somebody last asked, oldest first.
  public List<String> drain() throws IOException {
    Path file = lab.postgresLog();
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      byte[] added = new byte[Math.toIntExact(log.length() - read)];
      log.seek(read);
      log.readFully(added);
      read += added.length;
      return statements(new String(added, UTF_8));
    }
  }

  static List<String> statements(String log) {
    return STATEMENT.matcher(log).results().map(statement -> statement.group(1)).toList();
  }

  private void set(String parameter) throws SQLException {
    try (Connection connection = lab.connectDatabase()) {
      connection
          .createStatement()
          .execute("ALTER ROLE %s %s".formatted(PostgresServer.USER, parameter));
    }
  }

  @Override
  public void close() throws SQLException {
    set("RESET log_statement");
  }
}
