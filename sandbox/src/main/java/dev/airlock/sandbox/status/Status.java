package dev.airlock.sandbox.status;

import dev.airlock.sandbox.backends.Parallel;
import dev.airlock.sandbox.endpoints.Endpoints;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.ports.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The state of each part of the sandbox in a home folder.
public final class Status {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Status() {}

  /// Prints one line per part: name, `up` or `down`, endpoint. Where no sandbox is up, all are
  /// down.
  ///
  /// @param environment says which ports are meant where no sandbox is up
  /// @return whether all are up
  public static boolean print(Path home, Map<String, String> environment, PrintStream out)
      throws Exception {
    Optional<Endpoints> endpoints = Endpoints.of(home);
    Ports ports = endpoints.map(Endpoints::ports).orElseGet(() -> Ports.from(environment));
    Map<Part, Boolean> up = new ConcurrentHashMap<>();
    if (endpoints.isPresent()) {
      var check = new PartCheck(ports, PATIENCE);
      Parallel.run(
          Stream.of(Part.values())
              .map(part -> (Parallel.Step) () -> up.put(part, check.isUp(part)))
              .toList());
    }
    for (Part part : Part.values()) {
      boolean isUp = up.getOrDefault(part, false);
      out.printf("%-12s %-5s %s%n", part.label(), isUp ? "up" : "down", ports.address(part));
    }
    return up.size() == Part.values().length && !up.containsValue(false);
  }
}
