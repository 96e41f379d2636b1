package dev.airlock.runtime.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// Whether the database can be used: it is reached, takes changes, and has the tables and columns
/// that the service needs. A connection alone says too little: a standby after a fail-over has one,
/// and so has a database whose schema was lost.
public final class DatabaseHealth implements HealthIndicator {
  private static final Logger log = LoggerFactory.getLogger(DatabaseHealth.class);
  private static final String FINE = "";
  private static final String UNREACHABLE = "the database does not answer";
  private static final String READ_ONLY =
      "the database is read-only, as a standby is after a fail-over";
  private static final String LACKING = "the database lacks tables or columns of this version";

  // On a standby, too, transactions are read-only.
  private static final String STATE =
      """
      SELECT current_setting('transaction_read_only')::boolean,
        ARRAY(
          SELECT needed FROM unnest(?::text[]) needed
          WHERE NOT EXISTS (
            SELECT FROM pg_attribute
            WHERE attrelid = to_regclass(split_part(needed, '.', 1))
              AND attname = split_part(needed, '.', 2) AND NOT attisdropped))
      """;

  private final DataSource database;
  private final String[] needed;
  private final AtomicReference<String> last = new AtomicReference<>(FINE);

  /// @param needed columns, each as `table.column`
  public DatabaseHealth(DataSource database, List<String> needed) {
    this.database = database;
    this.needed = needed.toArray(String[]::new);
  }

  @Override
  public Health health() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setArray(1, connection.createArrayOf("text", needed));
      try (ResultSet state = statement.executeQuery()) {
        state.next();
        return told(state.getBoolean(1), (String[]) state.getArray(2).getArray());
      }
    } catch (SQLException e) {
      return down(UNREACHABLE, String.valueOf(e.getMessage()));
    }
  }

  private Health told(boolean readOnly, String[] lacking) throws SQLException {
    if (readOnly) {
      reconnect();
      return down(READ_ONLY, "");
    }
    if (lacking.length > 0) {
      return down(LACKING, Arrays.toString(lacking));
    }
    if (!last.getAndSet(FINE).equals(FINE)) {
      log.info("The database can be used again");
    }
    return Health.up().build();
  }

  // Connections keep what they were when they were opened, and lead where the name led then.
  private void reconnect() throws SQLException {
    if (database.isWrapperFor(HikariDataSource.class)) {
      database.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
    }
  }

  private Health down(String why, String detail) {
    if (!last.getAndSet(why).equals(why)) {
      log.warn("This service is not ready: {} {}", why, detail);
    }
    Health.Builder health = Health.status(new Status(Status.DOWN.getCode(), why));
    return (detail.isEmpty() ? health : health.withDetail("detail", detail)).build();
  }
}
