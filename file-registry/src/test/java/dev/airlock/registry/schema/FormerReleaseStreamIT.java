package dev.airlock.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.CommittedEvent;
import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.WaitingEvents;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A relay of the former release has the stream's progress in a table with one row, and may still
/// be running.
@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=outbox")
@ResourceLock("the outbox") // of which it relays all
class FormerReleaseStreamIT {
  private final FileRegistry files;
  private final Scans scans;
  private final Outbox outbox;
  private final Changes changes;
  private final JdbcClient database;
  private final TransactionTemplate transactions;
  private final List<CommittedEvent> published = new ArrayList<>();

  @Autowired
  FormerReleaseStreamIT(
      FileRegistry files,
      Scans scans,
      Outbox outbox,
      Changes changes,
      JdbcClient database,
      TransactionTemplate transactions) {
    this.files = files;
    this.scans = scans;
    this.outbox = outbox;
    this.changes = changes;
    this.database = database;
    this.transactions = transactions;
  }

  @Test
  void goesOnWhereAFormerReleaseStopped() {
    WaitingEvents.in(files, scans, outbox);
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
}
