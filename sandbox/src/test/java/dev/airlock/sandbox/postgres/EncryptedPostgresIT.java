package dev.airlock.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airlock.cli.system.LocalPort;
import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.PidFiles;
import dev.airlock.tls.PrivateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL with a certificate of a private authority, reached by addresses as
/// `docs/production.md` has them.
class EncryptedPostgresIT {
  private static final String ENCRYPTED =
      "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";

  @TempDir private Path folder;
  @TempDir private Path own;
  @TempDir private Path others;

  @Test
  void isBelievedOnlyByWhoeverTrustsItsAuthorityAndAsksForItsName() throws Exception {
    PrivateAuthority authority = PrivateAuthority.in(own, "ip:127.0.0.1");
    Path stranger = PrivateAuthority.in(others, "ip:127.0.0.1").authority();
    int port = LocalPort.free(new HashSet<>());
    try (Children children = Children.recordedIn(new PidFiles(folder.resolve("pids")));
        PostgresServer _ =
            PostgresServer.start(
                children,
                UnpackedPrograms.folder(),
                folder.resolve("postgres"),
                folder.resolve("log"),
                port)) {
      String url = PostgresServer.jdbcUrl(port, "postgres");
      offerTls(url, authority);

      String verified = "?sslmode=verify-full&sslrootcert=";
      assertThat(answer(url + verified + authority.authority(), ENCRYPTED)).isEqualTo("t");
      assertThatThrownBy(() -> answer(url + verified + stranger, ENCRYPTED))
          .hasStackTraceContaining("PKIX path validation failed");
      String otherName = url.replace("127.0.0.1", "localhost") + verified + authority.authority();
      assertThatThrownBy(() -> answer(otherName, ENCRYPTED))
          .hasMessageContaining("localhost could not be verified");
      assertThat(answer(url + "?sslmode=require", ENCRYPTED))
          .as("refused in production")
          .isEqualTo("t");
    }
  }

  private static void offerTls(String url, PrivateAuthority authority) throws Exception {
    Files.setPosixFilePermissions(authority.key(), PosixFilePermissions.fromString("rw-------"));
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "ssl_cert_file = '" + authority.certificate() + "'",
              "ssl_key_file = '" + authority.key() + "'",
              "ssl = on")) {
        statement.execute("ALTER SYSTEM SET " + setting);
      }
      statement.execute("SELECT pg_reload_conf()");
    }
    await().atMost(Duration.ofMinutes(2)).until(() -> answer(url, "SHOW ssl").equals("on"));
  }

  private static String answer(String url, String query) throws SQLException {
    try (Connection connection = connect(url);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(
        url, PostgresServer.SUPERUSER, PostgresServer.SUPERUSER_PASSWORD);
  }
}
