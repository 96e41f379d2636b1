package dev.airlock.bench.registry;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/// How many blocks of tables and indexes the database has touched, whether or not they were in its
/// memory: the same on every machine.
record Blocks(List<HikariDataSource> pools) {
  private static final String FLUSH = "SELECT pg_stat_force_next_flush()";
  private static final String TOUCHED =
      """
      SELECT sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit + idx_blks_read, 0)
        + coalesce(toast_blks_hit + toast_blks_read + tidx_blks_hit + tidx_blks_read, 0))
      FROM pg_statio_user_tables
      """;

  Blocks(ConfigurableApplicationContext... services) {
    this(Stream.of(services).map(service -> service.getBean(HikariDataSource.class)).toList());
  }

  /// So far, by all connections, each of which tells what it has counted when it is asked to.
  long touched() throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (HikariDataSource pool : pools) {
        for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
          Connection connection = pool.getConnection();
          all.add(connection);
          try (Statement statement = connection.createStatement()) {
            statement.execute(FLUSH);
          }
        }
      }
      try (Statement statement = all.getFirst().createStatement();
          ResultSet sum = statement.executeQuery(TOUCHED)) {
        sum.next();
        return sum.getLong(1);
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }
}
