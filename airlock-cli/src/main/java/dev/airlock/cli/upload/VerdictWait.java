package dev.airlock.cli.upload;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.client.AirlockClient;
import dev.airlock.client.AirlockFile;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Waits for a file's verdict, in pieces, to tell people what goes on meanwhile.
///
/// @param patience how long at most
/// @param progress gets a line after two seconds, and then every ten
public record VerdictWait(AirlockClient client, Duration patience, Consumer<String> progress) {
  private static final Duration FIRST_REMINDER = Duration.ofSeconds(2);
  private static final Duration REMINDER = Duration.ofSeconds(10);

  /// The final state of the file.
  ///
  /// @throws CommandFailed if it has none within the time
  public FileState await(String fileId) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Duration piece = FIRST_REMINDER;
    while (true) {
      AirlockFile file = client.await(fileId, piece);
      if (file.isSettled()) {
        return FileState.of(file);
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(patience) > 0) {
        throw new CommandFailed(
            "the file %s is still %s after %d s; see the worker's log"
                .formatted(fileId, file.status(), patience.toSeconds()));
      }
      progress.accept("%s for %d s".formatted(file.status(), waited.toSeconds()));
      piece = REMINDER;
    }
  }
}
