package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// Waits for verdicts by event streams, and by asking where there can be none.
record Watching(HttpClient http, ApiCalls api) {
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int FAILED = 500;
  private static final int MOST_FAILURES = 5;
  private static final Duration POLL = Duration.ofSeconds(1);

  AirlockFile await(String fileId, Duration patience, Consumer<AirlockFile> changes)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    EventLines lines = new EventLines(null, changes);
    int failures = 0;
    while (true) {
      Stream stream = open(fileId, lines);
      Ending ending = stream.await(deadline - System.nanoTime());
      AirlockFile file = lines.latest();
      switch (ending) {
        case Ending.Settled(AirlockFile settled) -> {
          return settled;
        }
        case Ending.TimeIsUp() -> {
          return file == null ? asked(fileId) : file;
        }
        case Ending.Ended() -> failures = 0;
        case Ending.NotOpened(AirlockProblem problem) -> {
          if (problem.status() != TOO_MANY_REQUESTS && problem.status() < FAILED) {
            throw problem;
          }
          AirlockFile now = asked(fileId);
          if (now.isSettled()) {
            changes.accept(now);
            return now;
          }
        }
        case Ending.Broken(IOException cause) -> {
          failures = lines.hasBegun() ? 0 : failures + 1;
          if (failures == MOST_FAILURES) {
            throw cause;
          }
        }
      }
      Duration wait = ending instanceof Ending.NotOpened ? POLL : lines.retry();
      long left = Math.max(0, deadline - System.nanoTime());
      Thread.sleep(Duration.ofNanos(Math.min(wait.toNanos(), left)));
      lines = new EventLines(lines.lastEventId(), changes);
    }
  }

  private AirlockFile asked(String fileId) throws IOException, InterruptedException {
    return api.get("/files/" + fileId, new TypeReference<AirlockFile>() {});
  }

  private Stream open(String fileId, EventLines lines) {
    HttpRequest.Builder request =
        api.request("/files/" + fileId + "/events").header("Accept", "text/event-stream");
    String last = lines.lastEventId();
    if (last != null) {
      request.header("Last-Event-ID", last);
    }
    return new Stream(
        lines,
        http.sendAsync(
            request.GET().build(),
            head ->
                head.statusCode() == OK
                    ? BodySubscribers.fromLineSubscriber(lines, _ -> new byte[0], UTF_8, null)
                    : BodySubscribers.ofByteArray()));
  }

  private sealed interface Ending {
    record Settled(AirlockFile file) implements Ending {}

    record TimeIsUp() implements Ending {}

    record Ended() implements Ending {}

    record NotOpened(AirlockProblem problem) implements Ending {}

    record Broken(IOException cause) implements Ending {}
  }

  private record Stream(EventLines lines, CompletableFuture<HttpResponse<byte[]>> response) {

    Ending await(long nanos) throws InterruptedException {
      try {
        CompletableFuture.anyOf(lines.settled(), response).get(nanos, TimeUnit.NANOSECONDS);
        if (lines.settled().isDone()) {
          return new Ending.Settled(lines.settled().get());
        }
        HttpResponse<byte[]> ended = response.get();
        return ended.statusCode() == OK
            ? new Ending.Ended()
            : new Ending.NotOpened(ApiCalls.problem(ended));
      } catch (TimeoutException _) {
        return new Ending.TimeIsUp();
      } catch (ExecutionException e) {
        return new Ending.Broken(broken(e.getCause()));
      } finally {
        response.cancel(true);
        lines.end();
      }
    }

    private static IOException broken(@Nullable Throwable cause) {
      return switch (cause) {
        case IOException e -> e;
        case RuntimeException e -> throw e; // of whoever is told of changes
        case null, default -> new IOException("the event stream broke", cause);
      };
    }
  }
}
