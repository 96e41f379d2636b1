package dev.airlock.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.RegistryOnASpace;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.event.Journal;
import dev.airlock.registry.file.RegisteredFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;

@SpringBootTest(classes = RegistryOnASpace.class)
class FilesIT {
  private static final String ALICE = "user:alice";

  // PostgreSQL keeps no such character in a text, so that an event by this actor cannot be stored.
  private static final String UNSTORABLE_ACTOR = "user:\0";

  private final Files files;
  private final Journal journal;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  FilesIT(Files files, Journal journal) {
    this.files = files;
    this.journal = journal;
  }

  @Test
  void keepsExactlyWhatWasAnnounced() {
    RegisteredFile registered = files.register(example.registration(), ALICE);

    assertThat(files.find(example.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("metadata") // PostgreSQL writes JSON with its own spaces
        .isEqualTo(registered);
    assertThat(registered.status()).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void startsTheHistoryWithTheRegistration() {
    RegisteredFile registered = files.register(example.registration(), ALICE);

    assertThat(journal.history(example.id()))
        .containsExactly(new HistoryEntry(1, FileStatus.PENDING, ALICE, registered.createdAt()));
  }

  @Test
  void registersNothingWhenItsEventCannotBeStored() {
    assertThatThrownBy(() -> files.register(example.registration(), UNSTORABLE_ACTOR))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(files.find(example.id())).isEmpty();
    assertThat(journal.history(example.id())).isEmpty();
  }

  @Test
  void registersAnIdOnce() {
    RegisteredFile first = files.register(example.registration(), ALICE);

    assertThatThrownBy(() -> files.register(example.registration(), "user:mallory"))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(files.find(example.id()))
        .hasValueSatisfying(file -> assertThat(file.createdAt()).isEqualTo(first.createdAt()));
    assertThat(journal.history(example.id())).extracting(HistoryEntry::actor).containsOnly(ALICE);
  }

  @Test
  void appendsNoEventWithoutItsChange() {
    RegisteredFile registered = files.register(example.registration(), ALICE);

    assertThatThrownBy(() -> journal.append(registered, ALICE, registered.createdAt()))
        .isInstanceOf(IllegalTransactionStateException.class);

    assertThat(journal.history(example.id())).hasSize(1);
  }

  @Test
  void findsNoFileThatNobodyAnnounced() {
    assertThat(files.find(example.id())).isEmpty();
    assertThat(journal.history(example.id())).isEmpty();
  }
}
