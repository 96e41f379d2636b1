package dev.airlock.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.ApiWithEvents;
import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.EventStreamReader;
import dev.airlock.api.fixture.EventStreamReader.Event;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.CommittedEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Watching one file: the current status, then every change, once and in order.
class FileEventsIT extends ApiWithEvents {
  private static final String TENANT = "file-events";
  private static final TenantContext ALICE = new TenantContext(TENANT, "alice");
  private static final String LAST_EVENT_ID = "Last-Event-ID";

  private Client alice;
  private FileId file;

  @BeforeEach
  void aFileOfAlice() throws Exception {
    alice = clientOf(TENANT, "alice");
    file = newFile(alice, "notes.txt");
  }

  @Test
  void sendsTheCurrentStatusAndThenEveryChange() throws Exception {
    try (EventStreamReader watching = alice.watch(eventsOf(file))) {
      Event first = watching.events(1).getFirst();
      assertThat(first.name()).isEqualTo("pending");
      assertThat(first.id()).isEqualTo("1");
      assertThat(first.file()).isEqualTo(file.toString());
      recordVerdict(file, ALICE);
      RELAY.relay();
      List<Event> all = watching.events(3);
      assertThat(all).extracting(Event::name).containsExactly("pending", "scanning", "clean");
      assertThat(watching.ids()).containsExactly("1", "2", "3");
      assertThat(sequences(watching)).containsExactly(1L, 2L, 3L);
      assertThat(watching.retries()).hasSize(1);
      assertThat(watching.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(watching.headers().allValues("Cache-Control")).containsExactly("no-store");
      assertThat(watching.headers().firstValue("X-Accel-Buffering")).contains("no");
    }
  }

  @Test
  void beginsWithTheStatusOfAFileThatHasItsVerdict() throws Exception {
    recordVerdict(file, ALICE);
    try (EventStreamReader watching = alice.watch(eventsOf(file))) {
      Event now = watching.events(1).getFirst();
      assertThat(now.name()).isEqualTo("clean");
      assertThat(now.data().get("scan").get("engine").stringValue()).isEqualTo("ClamAV");
      RELAY.relay();
      delete(file, alice);
      RELAY.relay();
      watching.events(2);
      assertThat(sequences(watching))
          .as("earlier changes are not repeated")
          .containsExactly(3L, 4L);
    }
  }

  @Test
  void resumesWithoutSkippingOrRepeating() throws Exception {
    recordVerdict(file, ALICE);
    RELAY.relay();
    try (EventStreamReader watching = alice.watch(eventsOf(file), LAST_EVENT_ID, "1")) {
      watching.events(2);
      delete(file, alice);
      RELAY.relay();
      watching.events(3);
      assertThat(sequences(watching)).containsExactly(2L, 3L, 4L);
    }
    try (EventStreamReader watching = alice.watch(eventsOf(file), LAST_EVENT_ID, "4")) {
      json(alice.call("POST", "/api/v1/files/" + file + "/restore", ""), 200);
      RELAY.relay();
      watching.events(1);
      assertThat(sequences(watching)).containsExactly(5L);
    }
  }

  @Test
  void sendsOnceWhatIsCommittedButNotYetPublished() throws Exception {
    recordVerdict(file, ALICE);
    try (EventStreamReader watching = alice.watch(eventsOf(file), LAST_EVENT_ID, "0")) {
      watching.events(3);
      assertThat(RELAY.relay()).extracting(CommittedEvent::fileId).contains(file);
      delete(file, alice);
      RELAY.relay();
      watching.events(4);
      assertThat(sequences(watching)).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void sendsOnceWhatKafkaDeliversTwice() throws Exception {
    try (EventStreamReader watching = alice.watch(eventsOf(file))) {
      watching.events(1);
      recordVerdict(file, ALICE);
      List<CommittedEvent> relayed = RELAY.relay();
      RELAY.publish(relayed);
      RELAY.publish(relayed.reversed());
      delete(file, alice);
      RELAY.relay();
      watching.events(4);
      assertThat(sequences(watching)).containsExactly(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void anUnassignedIdBeginsWithTheStatus() throws Exception {
    try (EventStreamReader watching = alice.watch(eventsOf(file), LAST_EVENT_ID, "17")) {
      assertThat(watching.events(1).getFirst().id()).isEqualTo("1");
      recordVerdict(file, ALICE);
      RELAY.relay();
      watching.events(3);
      assertThat(watching.ids()).containsExactly("1", "2", "3");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "abc", "1 2", "9999999999999999999"})
  void refusesAnIdThatNoEventCanHave(String id) throws Exception {
    for (String path : new String[] {eventsOf(file), OWN_FILES}) {
      assertThat(
              problem(alice.get(path, LAST_EVENT_ID, id), 400, "invalid-field")
                  .get("field")
                  .stringValue())
          .isEqualTo(LAST_EVENT_ID);
    }
  }

  @Test
  void isForThoseWhoMayReadTheFile() throws Exception {
    problem(clientOf(TENANT, "mallory").get(eventsOf(file)), 403, "not-the-owner");
    problem(clientOf("rival", "alice").get(eventsOf(file)), 404, "file-not-found");
    problem(client("alice").get(eventsOf(file)), 404, "file-not-found");
    problem(alice.get(eventsOf(new FileId(UUID.randomUUID()))), 404, "file-not-found");
    problem(alice.get("/api/v1/files/1-1/events"), 422, "malformed-id");
    assertThat(alice.get("/api/v1/files/" + file + "/history").body())
        .contains("access-refused", "watch");
  }

  @Test
  void aGranteeWatchesUntilTheGrantIsRevoked() throws Exception {
    String grants = "/api/v1/files/" + file + "/grants";
    String carol = "carol-" + System.nanoTime();
    String grant =
        json(alice.call("POST", grants, "{\"subject\":\"" + carol + "\"}"), 201)
            .get("grantId")
            .stringValue();
    Client reader = clientOf(TENANT, carol);
    try (EventStreamReader watching = reader.watch(eventsOf(file));
        EventStreamReader owner = alice.watch(eventsOf(file))) {
      watching.events(1);
      recordVerdict(file, ALICE);
      RELAY.relay();
      assertThat(watching.events(3)).extracting(Event::name).endsWith("clean");
      assertThat(alice.call("DELETE", grants + "/" + grant, "").statusCode()).isEqualTo(204);
      delete(file, alice);
      RELAY.relay();
      watching.awaitEnd();
      assertThat(sequences(watching)).containsExactly(1L, 2L, 3L);
      assertThat(owner.events(4)).extracting(Event::name).endsWith("deleted");
      problem(reader.get(eventsOf(file), LAST_EVENT_ID, "3"), 403, "not-the-owner");
    }
  }

  @Test
  void aGranteeResumesToo() throws Exception {
    String carol = "carol-" + System.nanoTime();
    json(
        alice.call("POST", "/api/v1/files/" + file + "/grants", "{\"subject\":\"" + carol + "\"}"),
        201);
    recordVerdict(file, ALICE);
    try (EventStreamReader watching =
        clientOf(TENANT, carol).watch(eventsOf(file), LAST_EVENT_ID, "1")) {
      watching.events(2);
      assertThat(sequences(watching)).containsExactly(2L, 3L);
    }
  }

  @Test
  void sendsNoEventsOfOtherFiles() throws Exception {
    try (EventStreamReader watching = alice.watch(eventsOf(file))) {
      watching.events(1);
      recordVerdict(newFile(alice, "other.txt"), ALICE);
      recordVerdict(file, ALICE);
      RELAY.relay();
      assertThat(watching.events(3)).extracting(Event::file).containsOnly(file.toString());
    }
  }

  @Test
  void refusesOtherMediaTypes() throws Exception {
    problem(alice.get(eventsOf(file), "Accept", "application/json"), 406, "not-acceptable");
    try (EventStreamReader watching = alice.watch(eventsOf(file), "Accept", "text/event-stream")) {
      assertThat(watching.events(1)).isNotEmpty();
    }
    problem(
        clientOf("rival", "alice").get(eventsOf(file), "Accept", "text/event-stream"),
        404,
        "file-not-found");
  }

  @Test
  void aRequestForTheHeadersEndsAtOnce() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + eventsOf(file)))
                  .header(
                      "Authorization",
                      "Bearer " + TOKENS.token("alice", TENANT, READ_AND_WRITE, inAnHour()))
                  .HEAD()
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
      assertThat(answer.headers().firstValue("Connection")).as("not a stream").isEmpty();
    }
  }
}
