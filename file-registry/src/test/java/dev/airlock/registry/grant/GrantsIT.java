package dev.airlock.registry.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.HistoryEntry;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.registration.FileRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = RegistryOnTestNamespace.class)
class GrantsIT {
  private static final Instant LATER = Instant.parse("2126-11-21T10:00:00Z");

  private final FileRegistry files;
  private final Grants grants;
  private final AuditLog auditLog;
  private final ExampleFile example = ExampleFile.fresh();
  private RegisteredFile file;

  @Autowired
  GrantsIT(FileRegistry files, Grants grants, AuditLog auditLog) {
    this.files = files;
    this.grants = grants;
    this.auditLog = auditLog;
  }

  @BeforeEach
  void register() {
    file = example.registeredIn(files);
  }

  @Test
  void listsWhatIsValidAndRecordsEveryChange() {
    FileGrant bob = grant("bob").orElseThrow();
    FileGrant carol = grant("carol").orElseThrow();
    assertThat(grants.valid(file.id())).containsExactly(bob, carol);

    assertThat(grants.revoke(file.id(), bob.id(), ExampleFile.ALICE)).isTrue();
    assertThat(grants.revoke(file.id(), bob.id(), ExampleFile.ALICE)).isFalse();

    assertThat(grants.valid(file.id())).containsExactly(carol);
    assertThat(auditLog.history(file.id()))
        .extracting(HistoryEntry::action)
        .containsExactly(Action.INITIATED, Action.GRANTED, Action.GRANTED, Action.GRANT_REVOKED);
    assertThat(auditLog.history(file.id()).getLast().details()).containsEntry("subject", "bob");
  }

  @Test
  void aReaderHasOneGrantTheLast() {
    FileGrant first = grant("bob").orElseThrow();
    FileGrant carol = grant("carol").orElseThrow();
    FileGrant last = grant("bob").orElseThrow();
    assertThat(grants.valid(file.id())).containsExactly(carol, last);
    assertThat(grants.revoke(file.id(), first.id(), ExampleFile.ALICE)).isFalse();
  }

  @Test
  void aReaderOfAFileWithAllItsGrantsCanHaveALaterEnd() {
    for (int i = 0; i < Grants.MAX_VALID; i++) {
      grant("reader-" + i);
    }
    assertThat(grant("reader-7")).isPresent();
    assertThat(grant("one-more")).isEmpty();
    assertThat(grants.valid(file.id())).hasSize(Grants.MAX_VALID);
  }

  @Test
  void revokesNoGrantOfAnotherFile() {
    FileGrant bob = grant("bob").orElseThrow();
    RegisteredFile other = ExampleFile.fresh().registeredIn(files);
    assertThat(grants.revoke(other.id(), bob.id(), ExampleFile.ALICE)).isFalse();
    assertThat(grants.valid(file.id())).hasSize(1);
  }

  @Test
  void givesNoMoreThanAFileMayHave() throws Exception {
    for (int i = 0; i < Grants.MAX_VALID - 2; i++) {
      grant("reader-" + i);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Optional<FileGrant>>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String reader = "late-" + i;
        calls.add(threads.submit(() -> grant(reader)));
      }
      for (Future<Optional<FileGrant>> call : calls) {
        call.get(30, TimeUnit.SECONDS);
      }
    }
    assertThat(grants.valid(file.id())).hasSize(Grants.MAX_VALID);
  }

  private Optional<FileGrant> grant(String reader) {
    return grants.grant(file, reader, LATER, ExampleFile.ALICE);
  }
}
