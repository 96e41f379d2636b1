package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=outbox")
class OutboxIT {
  private final FileRegistry files;
  private final Reports scans;
  private final Outbox outbox;
  private final Changes changes;
  private final JdbcClient database;
  private final HikariDataSource pool;
  private final PlatformTransactionManager transactionManager;
  private final TransactionTemplate transactions;
  private final ExampleFile one = ExampleFile.fresh();
  private final ExampleFile other = ExampleFile.fresh();
  private final List<CommittedEvent> published = new ArrayList<>();

  @Autowired
  OutboxIT(
      FileRegistry files,
      Scans scans,
      Outbox outbox,
      Changes changes,
      JdbcClient database,
      HikariDataSource pool,
      PlatformTransactionManager transactionManager) {
    this.database = database;
    this.pool = pool;
    this.transactionManager = transactionManager;
    this.transactions = new TransactionTemplate(transactionManager);
    this.changes = changes;
    this.files = files;
    this.scans = new Reports(scans);
    this.outbox = outbox;
  }

  @BeforeEach
  void fourEventsWait() {
    outbox.relay(1_000, leftOver -> {});
    files.register(one.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    files.register(other.registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    UUID scan = UUID.randomUUID();
    scans.claim(one.id(), one.claim(scan), "scanner");
    scans.verdict(one.id(), one.verdictReport(scan, ExampleFile.CLEAN), "scanner");
  }

  @Test
  void handsOverInTheOrderOfTheChanges() {
    assertThat(outbox.relay(100, published::addAll)).hasValue(4);

    assertThat(published)
        .extracting(CommittedEvent::fileId, CommittedEvent::sequence, CommittedEvent::status)
        .containsExactly(
            Tuple.tuple(one.id(), 1L, FileStatus.PENDING),
            Tuple.tuple(other.id(), 1L, FileStatus.PENDING),
            Tuple.tuple(one.id(), 2L, FileStatus.SCANNING),
            Tuple.tuple(one.id(), 3L, FileStatus.CLEAN));
  }

  @Test
  void carriesTheFileAsItWasAfterEachChange() {
    outbox.relay(100, published::addAll);

    assertThat(published)
        .allSatisfy(event -> {
          JsonNode data = JsonMapper.shared().readTree(event.data());
          assertThat(data.get("fileId").asString()).isEqualTo(event.fileId().toString());
          assertThat(data.get("status").asString()).isEqualTo(event.status().wireName());
          assertThat(data.get("sequence").asLong()).isEqualTo(event.sequence());
        });
  }

  @Test
  void handsOverNothingTwice() {
    outbox.relay(100, published::addAll);

    assertThat(outbox.relay(100, again -> fail("relayed again: %s", again))).hasValue(0);
  }

  @Test
  void takesTheOldestFirst() {
    assertThat(outbox.relay(3, published::addAll)).hasValue(3);
    assertThat(published).extracting(CommittedEvent::sequence).containsExactly(1L, 1L, 2L);

    assertThat(outbox.relay(3, published::addAll)).hasValue(1);
    assertThat(published).extracting(CommittedEvent::sequence).containsExactly(1L, 1L, 2L, 3L);
  }

  @Test
  void handsOverAgainWhatCouldNotBePublished() {
    List<CommittedEvent> lost = new ArrayList<>();

    assertThatThrownBy(() ->
            outbox.relay(
                100,
                events -> {
                  lost.addAll(events);
                  throw new IllegalStateException("the broker is unreachable");
                }))
        .hasMessage("the broker is unreachable");

    assertThat(outbox.relay(100, published::addAll)).hasValue(4);
    assertThat(published).isEqualTo(lost);
  }

  /// So that event streams can read them from the registry meanwhile.
  @Test
  void numbersWhatIsCommittedWhileNothingCanBePublished() {
    long before = changes.end();
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() ->
              outbox.relay(
                  100,
                  _ -> {
                    throw new IllegalStateException("the broker is unreachable");
                  }))
          .hasMessage("the broker is unreachable");
      files.register(ExampleFile.fresh().registration(), ExampleFile.QUOTA, ExampleFile.ALICE);
    }

    assertThat(changes.ofEverybody(before, 100))
        .extracting(CommittedEvent::streamPosition)
        .containsExactly(before + 1, before + 2, before + 3, before + 4, before + 5);
    assertThat(outbox.relay(100, published::addAll)).hasValue(6);
    assertThat(published)
        .extracting(CommittedEvent::streamPosition)
        .isEqualTo(LongStream.rangeClosed(before + 1, before + 6).boxed().toList());
  }

  @Test
  void worksInOneRelayAtATime() throws Exception {
    CountDownLatch publishing = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<OptionalInt> first =
          threads.submit(() ->
              outbox.relay(
                  2,
                  events -> {
                    publishing.countDown();
                    await(finish);
                  }));
      assertThat(publishing.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(outbox.relay(100, events -> fail("overtook: %s", events))).isEmpty();
      finish.countDown();

      assertThat(first.get(10, TimeUnit.SECONDS)).hasValue(2);
    } finally {
      finish.countDown();
    }
    assertThat(outbox.relay(100, published::addAll)).hasValue(2);
  }

  /// Otherwise a consumer would see events twice, or skip some, after a crash.
  @Test
  void numbersEventsOnceAndWithoutGaps() {
    List<Long> tried = new ArrayList<>();
    assertThatThrownBy(() ->
            outbox.relay(
                3,
                events -> {
                  events.forEach(event -> tried.add(event.streamPosition()));
                  throw new IllegalStateException("the broker is unreachable");
                }))
        .hasMessage("the broker is unreachable");
    files.register(
        ExampleFile.fresh().registration(), ExampleFile.QUOTA, ExampleFile.ALICE); // a fifth event

    while (outbox.relay(100, published::addAll).getAsInt() > 0) {}

    List<Long> numbers = published.stream().map(CommittedEvent::streamPosition).toList();
    assertThat(numbers).startsWith(tried.toArray(Long[]::new)).hasSize(5);
    assertThat(numbers)
        .containsExactlyElementsOf(
            LongStream.range(numbers.getFirst(), numbers.getFirst() + 5).boxed().toList());
  }

  /// A transaction that took a lower position may commit after those with higher ones are
  /// published.
  @Test
  void handsOverWhatIsCommittedLate() throws Exception {
    ExampleFile late = ExampleFile.fresh();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          threads.submit(() ->
              transactions.executeWithoutResult(_ -> {
                // Of another owner, whose registrations need not wait for each other.
                ExampleFile.registeredIn(files, late.registration("late", "acme", null));
                written.countDown();
                await(commit);
              }));
      assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
      for (int i = 0; i < 4; i++) {
        ExampleFile.fresh().registeredIn(files);
        outbox.relay(100, published::addAll);
      }
      assertThat(published).hasSize(8);
      commit.countDown();
      writing.get(10, TimeUnit.SECONDS);
    } finally {
      commit.countDown();
    }
    ExampleFile.fresh().registeredIn(files);
    published.clear();
    assertThat(outbox.relay(100, published::addAll)).hasValue(2);
    assertThat(published).extracting(CommittedEvent::fileId).startsWith(late.id());
  }

  /// Which has the stream's progress in a table with one row, and may still be running.
  @Test
  void goesOnWhereAFormerReleaseStopped() {
    long before = changes.end();
    transactions.executeWithoutResult(_ -> {
      database.sql("SELECT numbered, published FROM event_stream FOR UPDATE").query().singleRow();
      database
          .sql(
              """
              UPDATE file_event SET stream_position = :next WHERE position = (
                SELECT min(position) FROM file_event
                WHERE stream_position IS NULL AND sequence IS NOT NULL)
              """)
          .param("next", before + 1)
          .update();
      assertThat(
              database
                  .sql("UPDATE event_stream SET numbered = :next WHERE EXISTS (SELECT 1)")
                  .param("next", before + 1)
                  .update())
          .isEqualTo(1);
    });
    assertThat(changes.end()).isEqualTo(before + 1);
    assertThat(outbox.relay(100, published::addAll)).hasValue(4);
    assertThat(published)
        .extracting(CommittedEvent::streamPosition)
        .containsExactly(before + 1, before + 2, before + 3, before + 4);
    assertThat(
            database
                .sql("UPDATE event_stream SET published = :last WHERE published < :last")
                .param("last", before + 4)
                .update())
        .as("all of it is published already")
        .isZero();
  }

  /// Counted by the database: a time would say something about this machine as well.
  @Test
  void touchesNoMoreBlocksWhileDeadRowsStay() throws Exception {
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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
