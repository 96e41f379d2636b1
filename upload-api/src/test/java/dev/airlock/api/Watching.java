package dev.airlock.api;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Somebody who reads an event stream, as the HTML standard has it.
final class Watching implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpResponse<Stream<String>> response;
  private final PublishedApi published;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<String> retries = new CopyOnWriteArrayList<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final Thread reader;
  private volatile String lastId = "";
  private String name = "";
  private String data = "";

  /// One event.
  ///
  /// @param id the last that came, with it or before it
  record Event(String id, String name, JsonNode data) {
    String file() {
      return data.get("fileId").stringValue();
    }

    long sequence() {
      return data.get("sequence").longValue();
    }
  }

  Watching(HttpResponse<Stream<String>> response, PublishedApi published) {
    this.response = response;
    this.published = published;
    this.reader = Thread.startVirtualThread(this::read);
  }

  private void read() {
    try {
      response.body().forEach(this::line);
    } catch (RuntimeException _) {
      // The connection ended.
    }
  }

  private void line(String line) {
    String value = line.substring(Math.min(line.length(), line.indexOf(':') + 1)).strip();
    if (line.isEmpty()) {
      dispatch();
    } else if (line.startsWith(":")) {
      comments.incrementAndGet();
    } else if (line.startsWith("id:")) {
      lastId = value;
    } else if (line.startsWith("event:")) {
      name = value;
    } else if (line.startsWith("data:")) {
      data += value;
    } else if (line.startsWith("retry:")) {
      retries.add(value);
    } else {
      throw new AssertionError("not a line of an event stream: " + line);
    }
  }

  private void dispatch() {
    if (!data.isEmpty()) {
      events.add(new Event(lastId, name, JSON.readTree(data)));
    }
    name = "";
    data = "";
  }

  HttpHeaders headers() {
    return response.headers();
  }

  /// The events so far, when there are at least that many.
  List<Event> events(int least) {
    await().atMost(PATIENCE).until(() -> events.size() >= least);
    return events();
  }

  /// The events so far, each held against what is published of the data.
  List<Event> events() {
    List<Event> now = List.copyOf(events);
    for (Event event : now) {
      ObjectNode file = ((ObjectNode) event.data()).deepCopy();
      file.remove("sequence");
      published.checkFile(file);
    }
    return now;
  }

  List<String> ids() {
    return events().stream().map(Event::id).toList();
  }

  /// What the client would send as `Last-Event-ID`.
  String lastId() {
    return lastId;
  }

  int heartBeats() {
    return comments.get();
  }

  List<String> retries() {
    return retries;
  }

  /// Returns when the stream has ended.
  void awaitEnd() {
    await().atMost(PATIENCE).until(() -> !reader.isAlive());
  }

  boolean hasEnded() {
    return !reader.isAlive();
  }

  /// Closes the connection.
  void leave() {
    response.body().close();
  }

  @Override
  public void close() {
    leave();
  }
}
