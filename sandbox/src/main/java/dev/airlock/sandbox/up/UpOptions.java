package dev.airlock.sandbox.up;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What `up` is asked for.
///
/// @param home the folder that the sandbox keeps everything in
/// @param dist the folder with the three built services; without it the backends run alone
/// @param environment the user's variables
public record UpOptions(Path home, Optional<Path> dist, Map<String, String> environment) {

  public UpOptions {
    environment = Map.copyOf(environment);
  }

  // The variables may hold the user's secrets.
  @Override
  public String toString() {
    return "UpOptions[home=%s, dist=%s]".formatted(home, dist);
  }
}
