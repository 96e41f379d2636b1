package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.ApiWithEvents;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.EventStreamReader;
import dev.airlock.api.fixture.EventStreamReader.Event;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.CommittedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Watching all of one's files: the current status, then every change in the order of the stream.
class OwnEventsIT extends ApiWithEvents {
  private static final String TENANT = "own-events";
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private final String subject = "owner-" + System.nanoTime();
  private final TenantContext owner = new TenantContext(TENANT, subject);
  private Client client;

  @BeforeEach
  void anOwner() {
    client = clientOf(TENANT, subject);
    RELAY.relay();
  }

  @Test
  void sendsTheCurrentStatusAndThenEveryChange() throws Exception {
    FileId older = newFile(client, "older.txt");
    FileId newer = newFile(client, "newer.txt");
    FileId gone = newFile(client, "gone.txt");
    recordVerdict(older, owner);
    delete(gone, client);
    RELAY.relay();
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      assertThat(watching.events(2))
          .extracting(event -> event.file() + " " + event.name())
          .containsExactly(newer + " pending", older + " clean");
      recordVerdict(newer, owner);
      FileId newest = newFile(client, "newest.txt");
      RELAY.relay();
      assertThat(watching.events(5).subList(2, 5))
          .extracting(event -> event.file() + " " + event.name())
          .containsExactly(newer + " scanning", newer + " clean", newest + " pending");
      assertThat(watching.ids()).isSortedAccordingTo((a, b) -> Long.compare(number(a), number(b)));
      assertThat(watching.ids()).doesNotHaveDuplicates();
    }
  }

  @Test
  void resumesWithoutSkippingOrRepeating() throws Exception {
    FileId file = newFile(client, "notes.txt");
    RELAY.relay();
    String known;
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      known = watching.events(1).getFirst().id();
    }
    recordVerdict(file, owner);
    FileId second = newFile(client, "second.txt");
    List<CommittedEvent> relayed = RELAY.relay();
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, known)) {
      watching.events(3);
      RELAY.publish(relayed);
      recordVerdict(second, owner);
      RELAY.relay();
      assertThat(watching.events(5))
          .extracting(event -> event.file() + " " + event.sequence())
          .containsExactly(file + " 2", file + " 3", second + " 1", second + " 2", second + " 3");
      known = watching.lastId();
    }
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, known)) {
      delete(file, client);
      RELAY.relay();
      assertThat(watching.events(1)).extracting(Event::sequence).containsExactly(4L);
    }
  }

  /// A client may reconnect in the middle of the current status.
  @Test
  void resumesAfterAnyEvent() throws Exception {
    List<FileId> files = newFile(3);
    delete(newFile(client, "gone.txt"), client);
    RELAY.relay();
    List<Event> all;
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      all = watching.events(3);
    }
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, all.getFirst().id())) {
      assertThat(watching.events(2).subList(0, 2))
          .extracting(Event::file)
          .containsExactly(files.get(1).toString(), files.get(2).toString());
    }
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, all.getLast().id())) {
      recordVerdict(files.getFirst(), owner);
      RELAY.relay();
      assertThat(watching.events(2)).extracting(Event::name).containsExactly("scanning", "clean");
    }
  }

  @Test
  void resumesWithoutAnyFileYet() throws Exception {
    String known;
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      await().atMost(Duration.ofMinutes(2)).until(() -> !watching.lastId().isEmpty());
      known = watching.lastId();
      assertThat(watching.events()).isEmpty();
    }
    FileId file = newFile(client, "notes.txt");
    recordVerdict(file, owner);
    RELAY.relay();
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, known)) {
      watching.events(3);
      assertThat(sequences(watching)).containsExactly(1L, 2L, 3L);
    }
  }

  @Test
  void sendsMissedChangesPageByPage() throws Exception {
    List<FileId> files = newFile(250);
    RELAY.relay();
    try (EventStreamReader watching = client.watch(OWN_FILES, LAST_EVENT_ID, "0")) {
      assertThat(watching.events(250))
          .extracting(Event::file)
          .containsExactlyElementsOf(files.stream().map(FileId::toString).toList());
    }
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      assertThat(watching.events(100))
          .as("the newest")
          .extracting(Event::file)
          .containsExactlyElementsOf(
              files.subList(150, 250).stream().map(FileId::toString).toList());
    }
  }

  /// Partitions are read one after the other, whatever happened first.
  @Test
  void keepsTheOrderOfTheStreamWhateverTheOrderOfKafka() throws Exception {
    try (EventStreamReader watching = client.watch(OWN_FILES)) {
      List<FileId> files = newFile(20);
      RELAY.relay(events -> RELAY.publish(events.reversed()));
      assertThat(watching.events(20))
          .extracting(Event::file)
          .containsExactlyElementsOf(files.stream().map(FileId::toString).toList());
      assertThat(watching.ids()).isSortedAccordingTo((a, b) -> Long.compare(number(a), number(b)));
    }
  }

  @Test
  void sendsOnceWhatIsCommittedButNotYetPublished() throws Exception {
    FileId file = newFile(client, "notes.txt");
    try (EventStreamReader before = client.watch(OWN_FILES)) {
      List<CommittedEvent> numbered = new ArrayList<>();
      assertThatThrownBy(() ->
              RELAY.relay(events -> {
                numbered.addAll(events);
                throw new IllegalStateException("Kafka is unreachable");
              }))
          .hasMessage("Kafka is unreachable");
      assertThat(numbered).extracting(CommittedEvent::fileId).contains(file);
      try (EventStreamReader after = client.watch(OWN_FILES)) {
        after.events(1);
        recordVerdict(file, owner);
        RELAY.relay();
        for (EventStreamReader watching : List.of(before, after)) {
          watching.events(3);
          assertThat(sequences(watching)).containsExactly(1L, 2L, 3L);
        }
      }
    }
  }

  @Test
  void nobodySeesEventsOfTheFilesOfOthers() throws Exception {
    Client sameTenant = clientOf(TENANT, subject + "-other");
    Client otherTenant = clientOf("rival", subject);
    Client noTenant = client(subject);
    FileId own = newFile(client, "own.txt");
    List<Client> others = List.of(sameTenant, otherTenant, noTenant);
    for (Client other : others) {
      newFile(other, "before.txt");
    }
    RELAY.relay();
    try (EventStreamReader watching = client.watch(OWN_FILES);
        EventStreamReader resumed = client.watch(OWN_FILES, LAST_EVENT_ID, "0")) {
      watching.events(1);
      resumed.events(1);
      for (Client other : others) {
        newFile(other, "meanwhile.txt");
      }
      recordVerdict(own, owner);
      RELAY.relay();
      for (EventStreamReader stream : List.of(watching, resumed)) {
        assertThat(stream.events(3))
            .hasSize(3)
            .extracting(Event::file)
            .containsOnly(own.toString());
      }
    }
  }

  @Test
  void aGrantOpensOneFileAndNotThisStream() throws Exception {
    String carol = "carol-" + System.nanoTime();
    FileId shared = newFile(client, "shared.txt");
    json(
        client.call(
            "POST", "/api/v1/files/" + shared + "/grants", "{\"subject\":\"" + carol + "\"}"),
        201);
    RELAY.relay();
    Client reader = clientOf(TENANT, carol);
    try (EventStreamReader watching = reader.watch(OWN_FILES, LAST_EVENT_ID, "0")) {
      recordVerdict(shared, owner);
      FileId own = newFile(reader, "own.txt");
      RELAY.relay();
      assertThat(watching.events(1)).extracting(Event::file).containsExactly(own.toString());
    }
  }

  private List<FileId> newFile(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          try {
            return newFile(client, i + ".txt");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  private static long number(String id) {
    return Long.parseLong(id);
  }
}
