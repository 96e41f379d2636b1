package dev.airlock.api.events;

import dev.airlock.model.file.FileStatus;
import java.time.Duration;

/// The lines of an event stream (<https://html.spec.whatwg.org/multipage/server-sent-events.html>).
/// Numbers are not formatted: by some locales that would give them other digits.
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
    return "id: " + id + "\n\n";
  }

  /// An event with its id.
  ///
  /// @param json on any number of lines: between tokens a line break is as good as a space, and
  ///   inside strings there is none
  static String event(long id, FileStatus status, String json) {
    String line = json.replace('\n', ' ').replace('\r', ' ');
    return "id: " + id + "\nevent: " + status.wireName() + "\ndata: " + line + "\n\n";
  }
}
