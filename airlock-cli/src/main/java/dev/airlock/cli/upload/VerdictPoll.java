package dev.airlock.cli.upload;

import dev.airlock.cli.system.CommandFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Waits for a file's verdict, as a client without event streams does: by asking again.
public final class VerdictPoll {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration FIRST_REMINDER = Duration.ofSeconds(2);
  private static final Duration REMINDER = Duration.ofSeconds(10);

  private final AirlockClient client;
  private final Duration patience;
  private final Consumer<String> progress;

  /// Waits for at most `patience`; `progress` gets a line after two seconds, and then every ten.
  public VerdictPoll(AirlockClient client, Duration patience, Consumer<String> progress) {
    this.client = client;
    this.patience = patience;
    this.progress = progress;
  }

  /// The final state of the file.
  ///
  /// @throws CommandFailed if it has none within the time
  public FileState await(String fileId) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long reminder = start + FIRST_REMINDER.toNanos();
    while (true) {
      FileState state = client.state(fileId);
      if (state.isFinal()) {
        return state;
      }
      long now = System.nanoTime();
      if (now - start > patience.toNanos()) {
        throw new CommandFailed(
            "the file %s is still %s after %d s; see the worker's log"
                .formatted(fileId, state.status(), patience.toSeconds()));
      }
      if (now - reminder > 0) {
        reminder = now + REMINDER.toNanos();
        progress.accept(
            "%s for %d s".formatted(state.status(), Duration.ofNanos(now - start).toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
  }
}
