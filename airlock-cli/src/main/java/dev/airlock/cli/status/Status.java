package dev.airlock.cli.status;

import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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
      throws IOException {
    Optional<Endpoints> endpoints = Endpoints.of(home);
    Ports ports = endpoints.map(Endpoints::ports).orElseGet(() -> Ports.from(environment));
    Map<Part, Boolean> up = endpoints.map(Status::check).orElseGet(Map::of);
    for (Part part : Part.values()) {
      boolean isUp = up.getOrDefault(part, false);
      out.printf("%-12s %-5s %s%n", part.label(), isUp ? "up" : "down", ports.address(part));
    }
    return up.size() == Part.values().length && !up.containsValue(false);
  }

  private static Map<Part, Boolean> check(Endpoints endpoints) {
    var check = new PartCheck(endpoints, PATIENCE);
    var running = new EnumMap<Part, CompletableFuture<Boolean>>(Part.class);
    // Platform threads: the checks load classes most of the time, which would hold the few carriers
    // of virtual threads.
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Part part : Part.values()) {
        running.put(part, CompletableFuture.supplyAsync(() -> check.isUp(part), threads));
      }
    }
    var up = new EnumMap<Part, Boolean>(Part.class);
    running.forEach((part, answer) -> up.put(part, answer.join()));
    return up;
  }
}
