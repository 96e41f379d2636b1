package dev.airlock.bench.count;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.lab.Lab;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
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
  private final InputStream log;

  public StatementLog(Lab lab) throws IOException, SQLException {
    this.lab = lab;
    this.log = Files.newInputStream(lab.log("postgresql"));
    logStatements("SET log_statement = 'all'");
  }

  private void logStatements(String parameter) throws SQLException {
    lab.update("ALTER ROLE " + PostgresServer.USER + " " + parameter);
  }

  /// The statements since somebody last asked, oldest first.
  public List<String> drain() throws IOException {
    return statements(new String(log.readAllBytes(), UTF_8));
  }

  static List<String> statements(String log) {
    return STATEMENT.matcher(log).results().map(statement -> statement.group(1)).toList();
  }

  @Override
  public void close() throws IOException, SQLException {
    log.close();
    logStatements("RESET log_statement");
  }
}
