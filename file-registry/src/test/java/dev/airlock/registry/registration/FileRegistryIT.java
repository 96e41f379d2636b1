package dev.airlock.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.IllegalTransactionStateException;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class FileRegistryIT {

  // PostgreSQL keeps no such character in a text, so that an event by this actor cannot be stored.
  private static final Actor UNSTORABLE_ACTOR = Actor.named("user:\0");

  private final FileRegistry files;
  private final AuditLog auditLog;
  private final ExampleFile example = ExampleFile.fresh();

  @Autowired
  FileRegistryIT(FileRegistry files, AuditLog auditLog) {
    this.files = files;
    this.auditLog = auditLog;
  }

  @Test
  void keepsExactlyWhatWasRegistered() {
    RegisteredFile registered = example.registeredIn(files);

    assertThat(files.find(example.id()).orElseThrow())
        .usingRecursiveComparison()
        .ignoringFields("metadata") // PostgreSQL writes JSON with its own spaces
        .isEqualTo(registered);
    assertThat(registered.status()).isEqualTo(FileStatus.PENDING);
  }

  @Test
  void startsTheHistoryWithTheRegistration() {
    RegisteredFile registered = example.registeredIn(files);

    assertThat(auditLog.history(example.id()))
        .containsExactly(
            new HistoryEntry(
                Action.INITIATED,
                1L,
                FileStatus.PENDING,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "user:alice",
                "192.0.2.1",
                registered.createdAt(),
                Map.of("method", "post"),
                null,
                null));
  }

  @Test
  void registersNothingWhenItsEventCannotBeStored() {
    assertThatThrownBy(
            () -> files.register(example.registration(), ExampleFile.QUOTA, UNSTORABLE_ACTOR))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(files.find(example.id())).isEmpty();
    assertThat(auditLog.history(example.id())).isEmpty();
  }

  @Test
  void registersAnIdOnce() {
    RegisteredFile first = example.registeredIn(files);

    assertThatThrownBy(() ->
            files.register(example.registration(), ExampleFile.QUOTA, Actor.named("user:mallory")))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(files.find(example.id()))
        .hasValueSatisfying(file -> assertThat(file.createdAt()).isEqualTo(first.createdAt()));
    assertThat(auditLog.history(example.id()))
        .extracting(HistoryEntry::actor)
        .containsOnly("user:alice");
  }

  @Test
  void appendsNoEventWithoutItsChange() {
    RegisteredFile registered = example.registeredIn(files);

    assertThatThrownBy(() ->
            auditLog.append(
                registered, Action.SETTLED, ExampleFile.ALICE, registered.createdAt(), Map.of()))
        .isInstanceOf(IllegalTransactionStateException.class);

    assertThat(auditLog.history(example.id())).hasSize(1);
  }

  @Test
  void findsNoFileThatNobodyRegistered() {
    assertThat(files.find(example.id())).isEmpty();
    assertThat(auditLog.history(example.id())).isEmpty();
  }
}
