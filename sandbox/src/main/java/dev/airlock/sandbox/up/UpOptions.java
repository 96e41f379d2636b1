package dev.airlock.sandbox.up;

import static java.util.function.Predicate.not;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.backends.BackendStart;
import dev.airlock.sandbox.process.Children;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What `up` is asked for.
///
/// @param home the folder that the sandbox keeps everything in
/// @param dist the folder with the three built services; without it the backends run alone
/// @param environment the user's variables
public record UpOptions(Path home, Optional<Path> dist, Map<String, String> environment) {

  private static final String ORIGINS = "AIRLOCK_CORS_ORIGINS";
  private static final String WITHOUT = "AIRLOCK_WITHOUT";
  private static final String RESTART_PAUSE = "AIRLOCK_RESTART_PAUSE_MS";

  public UpOptions {
    environment = Map.copyOf(environment);
  }

  /// How long a part that died stays down the first time.
  Duration restartPause() {
    String given = environment.getOrDefault(RESTART_PAUSE, "").strip();
    if (given.isEmpty()) {
      return Children.DEFAULT_RESTART_PAUSE;
    }
    if (!given.matches("[0-9]{1,6}")) {
      throw new StartFailed(
          "%s=%s is not a number of milliseconds".formatted(RESTART_PAUSE, given));
    }
    return Duration.ofMillis(Long.parseLong(given));
  }

  /// The web origins whose pages may use S3: those of the page, which may be opened by either name,
  /// and those that the user lets call the API.
  List<String> origins(Ports ports) {
    int port = ports.of(Part.UPLOAD_API);
    return Stream.concat(
            Stream.of("http://localhost:" + port, "http://127.0.0.1:" + port),
            Stream.of(environment.getOrDefault(ORIGINS, "").split(","))
                .map(String::strip)
                .filter(not(String::isEmpty)))
        .toList();
  }

  /// The services that are left to the user's own programs.
  Set<Part> without() {
    Set<Part> without;
    try {
      without = Part.labelled(environment.getOrDefault(WITHOUT, ""));
    } catch (CommandFailed e) {
      throw new StartFailed(WITHOUT + ": " + e.getMessage(), e);
    }
    if (without.stream().anyMatch(BackendStart.PARTS::contains)) {
      throw new StartFailed(
          "%s=%s: only services can be left out, and no backend of theirs"
              .formatted(WITHOUT, environment.get(WITHOUT)));
    }
    return without;
  }

  // The variables may hold the user's secrets.
  @Override
  public String toString() {
    return "UpOptions[home=%s, dist=%s]".formatted(home, dist);
  }
}
