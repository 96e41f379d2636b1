package dev.airlock.api.events;

import dev.airlock.api.events.Subscription.OneFile;
import dev.airlock.api.events.Subscription.OwnFiles;
import dev.airlock.api.file.FileAccess;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.security.Caller;
import dev.airlock.model.file.FileId;
import dev.airlock.registry.event.Change;
import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.Snapshot;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// How an event stream begins: with the current status, or right after the last event that the
/// client has received.
@Component
class EventStreams {
  /// How many files a stream of all files begins with.
  static final int NEWEST = 100;

  private final FileAccess files;
  private final Changes changes;
  private final MetadataView view;
  private final JsonMapper json;

  EventStreams(FileAccess files, Changes changes, JsonMapper json) {
    this.files = files;
    this.changes = changes;
    this.view = new MetadataView(json);
    this.json = json;
  }

  /// The start of a stream.
  ///
  /// @param text what to send first
  /// @param last the number of the change up to which the client is then complete
  record Beginning(Subscription subscription, String text, long last) {}

  /// The stream of a file.
  ///
  /// @param known the number of the last change that the client has received; one that was never
  ///   assigned, as after a reset of the data, counts as none
  /// @throws ApiProblemException if the caller may not read the file
  Beginning ofFile(FileId id, OptionalLong known, Caller caller) {
    RegisteredFile file = files.readable(id, caller, "watch");
    Subscription subscription =
        new OneFile(id, file.owner().equals(caller.subject()), caller.access());
    long now = file.sequence();
    return known.isPresent() && known.getAsLong() <= now
        ? new Beginning(subscription, "", known.getAsLong())
        : new Beginning(subscription, EventText.event(now, file.status(), eventOf(file)), now);
  }

  private String eventOf(RegisteredFile file) {
    return json.writeValueAsString(view.of(file));
  }

  /// The stream of all files of the caller.
  ///
  /// @param known as of [#ofFile]
  Beginning ofOwnFiles(OptionalLong known, Caller caller) {
    Subscription subscription = new OwnFiles(caller.access());
    if (known.isPresent() && known.getAsLong() <= changes.end()) {
      return new Beginning(subscription, "", known.getAsLong());
    }
    Snapshot now = changes.snapshot(caller.access(), NEWEST);
    return new Beginning(subscription, text(now), now.position());
  }

  // Who has received the last of them has received them all, and is complete up to this position.
  private static String text(Snapshot now) {
    List<Change> files = now.files();
    if (files.isEmpty()) {
      return EventText.id(now.position());
    }
    StringBuilder text = new StringBuilder();
    for (Change file : files.subList(0, files.size() - 1)) {
      text.append(EventText.event(file.number(), file.status(), file.data()));
    }
    Change lastOne = files.getLast();
    return text.append(EventText.event(now.position(), lastOne.status(), lastOne.data()))
        .toString();
  }
}
