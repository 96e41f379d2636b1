package dev.airlock.sandbox.clamd;

import dev.airlock.sandbox.process.Children;
import dev.airlock.sandbox.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Which signatures the sandbox scans with. In this order:
///
/// 1. the folder named by `AIRLOCK_CLAMAV_DB`;
/// 2. ClamAV's own, fetched or brought up to date by freshclam, unless `AIRLOCK_FRESHCLAM=off`;
/// 3. the built-in one, which knows two test signatures and no malware.
///
/// @param official where freshclam keeps its files between starts
/// @param builtIn where the built-in one is written
/// @param logs where freshclam's output goes
public record DatabaseChoice(
    Map<String, String> environment, Path official, Path builtIn, Path logs) {

  /// Makes the choice and says so.
  ///
  /// @param lines takes lines of progress for people
  public SignatureDatabase choose(Children children, Consumer<String> lines)
      throws IOException, InterruptedException {
    SignatureDatabase chosen = firstAvailable(children, lines);
    lines.accept("clamd scans with " + chosen.description());
    return chosen;
  }

  private SignatureDatabase firstAvailable(Children children, Consumer<String> lines)
      throws IOException, InterruptedException {
    String given = environment.getOrDefault("AIRLOCK_CLAMAV_DB", "");
    if (!given.isBlank()) {
      return SignatureDatabase.given(Path.of(given).toAbsolutePath());
    }
    if (!environment.getOrDefault("AIRLOCK_FRESHCLAM", "").equalsIgnoreCase("off")) {
      Optional<SignatureDatabase> fetched =
          new Freshclam(official.toAbsolutePath(), logs.resolve("freshclam.log"))
              .update(children, Programs.on(environment.getOrDefault("PATH", "")), lines);
      if (fetched.isPresent()) {
        return fetched.get();
      }
    }
    return SignatureDatabase.builtIn(builtIn.toAbsolutePath());
  }
}
