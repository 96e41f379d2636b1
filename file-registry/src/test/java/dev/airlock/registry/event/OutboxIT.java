package dev.airlock.registry.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import dev.airlock.registry.fixture.WaitingEvents;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.scan.Scans;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = RegistryOnTestNamespace.class, properties = "test.namespace=outbox")
@ResourceLock("the outbox") // of which it relays all
class OutboxIT {
  private final FileRegistry files;
  private final Scans scans;
  private final Outbox outbox;
  private final Changes changes;
  private final TransactionTemplate transactions;
  private final List<CommittedEvent> published = new ArrayList<>();
  private ExampleFile one;
  private ExampleFile other;

  @Autowired
  OutboxIT(
      FileRegistry files,
      Scans scans,
      Outbox outbox,
      Changes changes,
      PlatformTransactionManager transactionManager) {
    this.transactions = new TransactionTemplate(transactionManager);
    this.changes = changes;
    this.files = files;
    this.scans = scans;
    this.outbox = outbox;
  }

  @BeforeEach
  void fourEventsWait() {
    WaitingEvents events = WaitingEvents.in(files, scans, outbox);
    one = events.one();
    other = events.other();
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

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
