package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.WaitingEvents;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// Rows that are updated or deleted stay in the tables as long as a transaction may still see them.
@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=outbox")
@ResourceLock("the outbox") // of which it relays all
class OutboxDeadRowsIT {
  private final FileRegistry files;
  private final Scans scans;
  private final Outbox outbox;
  private final JdbcClient database;
  private final HikariDataSource pool;
  private final PlatformTransactionManager transactionManager;

  @Autowired
  OutboxDeadRowsIT(
      FileRegistry files,
      Scans scans,
      Outbox outbox,
      JdbcClient database,
      HikariDataSource pool,
      PlatformTransactionManager transactionManager) {
    this.files = files;
    this.scans = scans;
    this.outbox = outbox;
    this.database = database;
    this.pool = pool;
    this.transactionManager = transactionManager;
  }

  /// Counted by the database: a time would say something about this machine as well.
  @Test
  void touchesNoMoreBlocksWhileDeadRowsStay() throws Exception {
    ExampleFile one = WaitingEvents.in(files, scans, outbox).one();
    int dead = 20_000;
    try (Connection reader = pool.getConnection();
        Statement open = reader.createStatement()) {
      reader.setAutoCommit(false);
      open.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      open.execute("SELECT count(*) FROM file_event");
      database
          .sql(
              """
              INSERT INTO file_event (file_id, sequence, status, action, actor, occurred_at, data)
              SELECT :file, 100 + n, 'clean', 'SETTLED', 'scanner', now(), '{}'
              FROM generate_series(1, :dead) n
              """)
          .param("file", one.id().value())
          .param("dead", dead)
          .update();
      database
          .sql(
              """
              INSERT INTO event_stream_step (numbered, published)
              SELECT 0, 0 FROM generate_series(1, :dead)
              """)
          .param("dead", dead)
          .update();
      while (outbox.relay(4_000, _ -> {}).getAsInt() > 0) {}
      assertThat(outbox.deleteOldSteps()).isGreaterThanOrEqualTo(dead);

      // The least of some: a vacuum that cannot take them away reads them, too.
      long blocks = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        blocks = Math.min(blocks, blocksOfARound(outbox));
      }
      assertThat(blocks).isLessThan(150);
      assertThat(blocksOfARound(new Outbox(database, transactionManager)))
          .as("a relay that begins looks at all that is left, once")
          .isGreaterThan(300);
      reader.rollback();
    }
  }

  private long blocksOfARound(Outbox relay) throws SQLException {
    ExampleFile.fresh().registeredIn(files);
    long before = blocksTouched();
    assertThat(relay.relay(100, _ -> {})).hasValue(1);
    return blocksTouched() - before;
  }

  /// By all connections, each of which reports what it has counted at its own time unless asked.
  private long blocksTouched() throws SQLException {
    List<Connection> idle = new ArrayList<>();
    try {
      for (int i = pool.getHikariPoolMXBean().getIdleConnections(); i > 0; i--) {
        Connection connection = pool.getConnection();
        idle.add(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT pg_stat_force_next_flush()");
        }
      }
    } finally {
      for (Connection connection : idle) {
        connection.close();
      }
    }
    return database
        .sql(
            """
            SELECT sum(heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read)
            FROM pg_statio_user_tables WHERE relname IN ('file_event', 'event_stream_step')
            """)
        .query(Long.class)
        .single();
  }
}
