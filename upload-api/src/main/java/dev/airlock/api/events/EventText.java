package dev.airlock.api.events;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;

/// The lines of an event stream (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
final class EventText {
  /// A comment, which clients ignore.
  static final String KEEP_ALIVE = ":\n\n";

  private EventText() {}

  /// How long a client should wait before it reconnects after the stream has ended.
  static String retry(Duration wait) {
    return "retry: " + wait.toMillis() + "\n\n";
  }

  /// Moves the client's last event id on without an event.
  static String id(long id) {
    return "id: %d\n\n".formatted(id);
  }

  /// An event with its id.
  ///
  /// @param json on any number of lines: between tokens a line break is as good as a space, and
  ///   inside strings there is none
  static String event(long id, FileStatus status, String json) {
    return "id: %d\nevent: %s\ndata: %s\n\n"
        .formatted(id, status.wireName(), json.replace('\n', ' ').replace('\r', ' '));
  }
}
