package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=changes")
class ChangesIT {
  private static final int FAR = 20_000;

  private final FileRegistry files;
  private final Reports scans;
  private final Deletions deletions;
  private final Outbox outbox;
  private final Changes changes;
  private final JdbcClient database;
  private final TenantContext owner = new TenantContext("acme", "owner-" + System.nanoTime());

  @Autowired
  ChangesIT(
      FileRegistry files,
      Scans scans,
      Deletions deletions,
      Outbox outbox,
      Changes changes,
      JdbcClient database) {
    this.files = files;
    this.scans = new Reports(scans);
    this.deletions = deletions;
    this.outbox = outbox;
    this.changes = changes;
    this.database = database;
  }

  @BeforeEach
  void nothingWaits() {
    publish();
  }

  @Test
  void changesOfAFileComeInOrderAlsoBeforeTheyArePublished() {
    ExampleFile file = verdict(owner.subject(), owner.tenant());
    assertThat(changes.of(file.id(), 0, 100).orElseThrow())
        .extracting(Change::number, Change::status)
        .containsExactly(
            Tuple.tuple(1L, FileStatus.PENDING),
            Tuple.tuple(2L, FileStatus.SCANNING),
            Tuple.tuple(3L, FileStatus.CLEAN));
    assertThat(changes.of(file.id(), 1, 1).orElseThrow())
        .extracting(Change::number)
        .containsExactly(2L);
    assertThat(changes.of(new FileId(UUID.randomUUID()), 0, 100)).isEmpty();
  }

  @Test
  void ownChangesComeInTheOrderOfTheStream() {
    long before = changes.end();
    ExampleFile file = verdict(owner.subject(), owner.tenant());
    ExampleFile other = registered(owner.subject(), owner.tenant());
    verdict("somebody else", owner.tenant());
    verdict(owner.subject(), "rival");
    verdict(owner.subject(), null);
    assertThat(changes.own(owner, before, 100)).as("not in the stream yet").isEmpty();
    publish();

    List<Change> all = changes.own(owner, before, 100);
    assertThat(all).hasSize(4).extracting(Change::number).isSorted().doesNotHaveDuplicates();
    assertThat(all)
        .extracting(change -> change.data().contains(other.id().toString()))
        .containsExactly(false, false, false, true);
    assertThat(all.getFirst().data()).contains(file.id().toString());
    assertThat(changes.own(owner, all.get(1).number(), 1)).containsExactly(all.get(2));
    assertThat(changes.own(owner, all.getLast().number(), 100)).isEmpty();
    assertThat(changes.end()).isGreaterThanOrEqualTo(all.getLast().number());
  }

  /// Changes from long ago are read another way.
  @Test
  void farBehindTheSameChangesAreFound() {
    long before = changes.end();
    verdict(owner.subject(), owner.tenant());
    registered(owner.subject(), owner.tenant());
    verdict("somebody else", owner.tenant());
    verdict(owner.subject(), "rival");
    verdict(owner.subject(), null);
    publish();
    List<Change> near = changes.own(owner, before, 100);
    assertThat(near).hasSize(4);
    database
        .sql("UPDATE event_stream SET numbered = numbered + :far, published = published + :far")
        .param("far", FAR)
        .update();
    assertThat(changes.own(owner, before, 100)).isEqualTo(near);
    assertThat(changes.own(owner, before, 2)).isEqualTo(near.subList(0, 2));
    assertThat(changes.own(owner, near.get(1).number(), 100)).isEqualTo(near.subList(2, 4));
  }

  @Test
  void snapshotShowsTheLastPublishedChangeOfEachFile() {
    ExampleFile clean = verdict(owner.subject(), owner.tenant());
    ExampleFile pending = registered(owner.subject(), owner.tenant());
    ExampleFile deleted = verdict(owner.subject(), owner.tenant());
    deletions.delete(deleted.id(), true, ExampleFile.ALICE);
    registered("somebody else", owner.tenant());
    registered(owner.subject(), "rival");
    registered(owner.subject(), null);
    publish();
    registered(owner.subject(), owner.tenant()); // not in the stream yet

    Snapshot standing = changes.snapshot(owner, 100);
    assertThat(standing.position()).isEqualTo(changes.end());
    assertThat(standing.files())
        .extracting(Change::status)
        .containsExactly(FileStatus.CLEAN, FileStatus.PENDING);
    assertThat(standing.files().getFirst().data()).contains(clean.id().toString());
    assertThat(standing.files().getLast().data()).contains(pending.id().toString());
    assertThat(changes.snapshot(owner, 2).files())
        .as("the newest")
        .containsExactly(standing.files().getLast());
  }

  private ExampleFile registered(String subject, @Nullable String tenant) {
    ExampleFile file = ExampleFile.fresh();
    ExampleFile.registeredIn(files, file.registration(subject, tenant, null));
    return file;
  }

  private ExampleFile verdict(String subject, @Nullable String tenant) {
    ExampleFile file = registered(subject, tenant);
    UUID scan = UUID.randomUUID();
    scans.claim(file.id(), file.claim(scan), "scanner");
    scans.verdict(file.id(), file.verdictReport(scan, ExampleFile.CLEAN), "scanner");
    return file;
  }

  private void publish() {
    while (outbox.relay(100, _ -> {}).orElse(1) > 0) {}
  }
}
