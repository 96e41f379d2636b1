package dev.airlock.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads one event stream of a file
/// (<https://html.spec.whatwg.org/multipage/server-sent-events.html>), line by line.
final class EventLines implements Flow.Subscriber<String> {
  private final CompletableFuture<AirlockFile> settled = new CompletableFuture<>();
  private final Consumer<AirlockFile> changes;
  private volatile @Nullable String lastEventId;
  private volatile @Nullable AirlockFile latest;
  private final AtomicReference<Flow.@Nullable Subscription> stream = new AtomicReference<>();
  private volatile boolean ended;
  private volatile Duration retry = Duration.ofSeconds(1);
  private @Nullable String id;
  private final StringBuilder data = new StringBuilder();

  /// Reads a stream.
  ///
  /// @param lastEventId of the stream that this one continues
  EventLines(@Nullable String lastEventId, Consumer<AirlockFile> changes) {
    this.lastEventId = lastEventId;
    this.changes = changes;
  }

  /// The file, once it is settled.
  CompletableFuture<AirlockFile> settled() {
    return settled;
  }

  /// Whether the server has answered with a stream.
  boolean hasBegun() {
    return stream.get() != null;
  }

  /// Lets go of the stream. A request that is cancelled just as its answer comes keeps the
  /// connection until more comes.
  void end() {
    ended = true;
    Flow.Subscription subscription = stream.get();
    if (subscription != null) {
      subscription.cancel();
    }
  }

  /// The id of the last event that came whole.
  @Nullable String lastEventId() {
    return lastEventId;
  }

  /// The file after the last event that came whole.
  @Nullable AirlockFile latest() {
    return latest;
  }

  /// How long to wait before another stream is opened.
  Duration retry() {
    return retry;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    stream.set(subscription);
    if (ended) {
      subscription.cancel();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(String line) {
    try {
      if (line.isEmpty()) {
        endOfEvent();
      } else {
        field(line);
      }
    } catch (RuntimeException e) {
      settled.completeExceptionally(e);
    }
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String value = colon < 0 ? "" : line.substring(colon + 1);
    String text = value.startsWith(" ") ? value.substring(1) : value;
    switch (colon < 0 ? line : line.substring(0, colon)) {
      case "id" -> id = text;
      case "data" -> data.append(text).append('\n');
      case "retry" -> {
        if (text.matches("[0-9]{1,6}")) {
          retry = Duration.ofMillis(Long.parseLong(text));
        }
      }
      default -> {} // a comment, or what is not known yet
    }
  }

  private void endOfEvent() {
    if (data.isEmpty()) {
      return;
    }
    AirlockFile file = ApiCalls.JSON.readValue(data.toString(), AirlockFile.class);
    data.setLength(0);
    lastEventId = id;
    latest = file;
    changes.accept(file);
    if (file.isSettled()) {
      settled.complete(file);
    }
  }

  @Override
  public void onError(Throwable failure) {
    // The request fails with it, too.
  }

  @Override
  public void onComplete() {
    // Whoever opened the stream sees it end.
  }
}
