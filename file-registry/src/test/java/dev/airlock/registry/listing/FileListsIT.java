package dev.airlock.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.CountedReads;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.listing.ListQuery.Label;
import dev.airlock.registry.registration.FileRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class FileListsIT {
  private final FileRegistry files;
  private final FileLists lists;
  private final Deletions deletions;
  private final JdbcClient database;
  private final CountedReads reads;
  private final TransactionTemplate transactions;
  private final String owner = "owner-" + UUID.randomUUID();
  private long next = 1;

  @Autowired
  FileListsIT(
      FileRegistry files,
      FileLists lists,
      Deletions deletions,
      JdbcClient database,
      JdbcTemplate statistics,
      PlatformTransactionManager transactions) {
    this.database = database;
    this.files = files;
    this.lists = lists;
    this.deletions = deletions;
    this.reads = new CountedReads(statistics);
    this.transactions = new TransactionTemplate(transactions);
  }

  @Test
  void pagesThroughAllFilesWhileOthersAreAdded() {
    List<FileId> registered = register(10);
    List<FileId> seen = new ArrayList<>();
    List<FileId> page = page(null, null, null);
    while (!page.isEmpty()) {
      seen.addAll(page);
      register(2);
      page = page(null, null, page.getLast());
    }
    assertThat(seen).containsExactlyElementsOf(registered.reversed());
  }

  @Test
  void selectsByStateAndProfile() {
    List<FileId> registered = register(3);
    deletions.delete(registered.get(1), true, ExampleFile.ALICE);

    assertThat(page(null, null, null)).containsExactly(registered.get(2), registered.get(0));
    assertThat(page(null, FileStatus.DELETED, null)).containsExactly(registered.get(1));
    assertThat(page(null, FileStatus.PENDING, null)).hasSize(2);
    assertThat(page(null, FileStatus.CLEAN, null)).isEmpty();
    assertThat(page("resume", null, null)).hasSize(2);
    assertThat(page("video", null, null)).isEmpty();
  }

  @Test
  void listsNoFilesOfOthers() {
    register(2);
    String other = "owner-" + UUID.randomUUID();
    assertThat(lists.list(new ListQuery(other, "acme", null, null, null, null), 10)).isEmpty();
    assertThat(lists.list(new ListQuery(owner, "rival", null, null, null, null), 10)).isEmpty();
    assertThat(lists.list(new ListQuery(owner, null, null, null, null, null), 10)).isEmpty();
  }

  @Test
  void findsByALabelWhatHasIt() {
    List<FileId> registered = register(5);
    Label blue = new Label("team", "blue");
    List<FileId> first = labelled(blue, null, null);
    assertThat(first).containsExactlyElementsOf(registered.reversed().subList(0, 3));
    assertThat(labelled(blue, null, first.getLast()))
        .containsExactly(registered.get(1), registered.get(0));
    deletions.delete(registered.get(4), true, ExampleFile.ALICE);
    assertThat(labelled(blue, FileStatus.DELETED, null)).containsExactly(registered.get(4));
    assertThat(labelled(blue, FileStatus.PENDING, null)).hasSize(3).doesNotContain(first.get(0));
    assertThat(labelled(new Label("team", "Blue"), null, null)).isEmpty();
    assertThat(labelled(new Label("blue", "team"), null, null)).isEmpty();
    String other = "owner-" + UUID.randomUUID();
    assertThat(lists.list(new ListQuery(other, "acme", null, null, blue, null), 3)).isEmpty();
    assertThat(lists.list(new ListQuery(owner, "rival", null, null, blue, null), 3)).isEmpty();
  }

  /// As an erasure does it.
  @Test
  void findsNothingByALabelThatWasTakenAway() {
    FileId changed = register(2).getFirst();
    database
        .sql("UPDATE file SET metadata = '{\"team\": \"red\"}' WHERE id = ?")
        .param(changed.value())
        .update();
    assertThat(labelled(new Label("team", "red"), null, null)).containsExactly(changed);
    assertThat(labelled(new Label("team", "blue"), null, null)).hasSize(1).doesNotContain(changed);

    database.sql("UPDATE file SET metadata = '{}' WHERE owner = ?").param(owner).update();
    assertThat(
            database
                .sql("SELECT count(*) FROM file_label JOIN file ON id = file_id WHERE owner = ?")
                .param(owner)
                .query(Long.class)
                .single())
        .isZero();
  }

  private List<FileId> labelled(Label label, @Nullable FileStatus status, @Nullable FileId before) {
    return lists.list(new ListQuery(owner, "acme", null, status, label, before), 3).stream()
        .map(RegisteredFile::id)
        .toList();
  }

  /// As many services do: they fetch what is clean and delete it.
  @Test
  void readsNoMoreForOwnersWhoDeleteAllTheyHave() {
    FileId left = register(1).getFirst();
    rolledBack(() -> {
      reads.add(10_000, owner, "resume", "deleted");
      assertThat(reads.of(() -> assertThat(page(null, null, null)).containsExactly(left)))
          .isLessThan(10);
      assertThat(reads.of(() -> assertThat(page("resume", null, null)).containsExactly(left)))
          .isLessThan(10);
    });
  }

  @Test
  void readsNoMoreForOwnersOfManyOthers() {
    FileId found = register(1).getFirst();
    rolledBack(() -> {
      reads.add(10_000, owner, "video", "expired");
      FileId justAfter = new FileId(new UUID(next, 0));
      assertThat(reads.of(() -> assertThat(page(null, null, justAfter)).containsExactly(found)))
          .as("the last page")
          .isLessThan(10);
      assertThat(
              reads.of(
                  () -> assertThat(page(null, FileStatus.PENDING, null)).containsExactly(found)))
          .isLessThan(10);
      assertThat(reads.of(() -> assertThat(page(null, FileStatus.CLEAN, null)).isEmpty()))
          .isLessThan(10);
      assertThat(reads.of(() -> assertThat(page("resume", null, null)).containsExactly(found)))
          .isLessThan(10);
      assertThat(
              reads.of(() ->
                  assertThat(page("resume", FileStatus.PENDING, null)).containsExactly(found)))
          .isLessThan(10);
    });
  }

  private void rolledBack(Runnable action) {
    new TenantContext("acme", owner)
        .call(() ->
            transactions.execute(transaction -> {
              transaction.setRollbackOnly();
              action.run();
              return true;
            }));
  }

  /// Their ids grow, as those of UUID version 7 do.
  private List<FileId> register(int count) {
    List<FileId> ids = new ArrayList<>();
    long hash = Integer.toUnsignedLong(owner.hashCode());
    for (int i = 0; i < count; i++) {
      ExampleFile example = new ExampleFile(new FileId(new UUID(next++, hash)));
      ExampleFile.registeredIn(files, example.registration(owner, "acme", null));
      ids.add(example.id());
    }
    return ids;
  }

  private List<FileId> page(
      @Nullable String profile, @Nullable FileStatus status, @Nullable FileId before) {
    return lists.list(new ListQuery(owner, "acme", profile, status, null, before), 3).stream()
        .map(RegisteredFile::id)
        .toList();
  }
}
