package dev.airlock.cli.status;

import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.cli.system.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// The state of each part of the sandbox in a home folder.
///
/// @param up whether all are up that should be
public record Status(boolean up, List<PartState> parts) {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  public Status {
    parts = List.copyOf(parts);
  }

  /// Asks each part. Where no sandbox is up, all are down.
  ///
  /// @param environment says which ports are meant where no sandbox is up
  public static Status of(Path home, Map<String, String> environment) throws IOException {
    Optional<Endpoints> endpoints = Endpoints.of(home);
    Ports ports = endpoints.map(Endpoints::ports).orElseGet(() -> Ports.from(environment));
    Map<Part, Boolean> up = endpoints.map(Status::check).orElseGet(Map::of);
    Set<Part> without = endpoints.map(Endpoints::without).orElseGet(Set::of);
    List<PartState> states =
        Stream.of(Part.values())
            .map(part -> new PartState(part.label(), state(part, up, without), ports.address(part)))
            .toList();
    return new Status(states.stream().noneMatch(part -> part.state().equals("down")), states);
  }

  // The user's own scanner may listen where the sandbox's would.
  private static String state(Part part, Map<Part, Boolean> up, Set<Part> without) {
    if (without.contains(part)) {
      return "off";
    }
    return up.getOrDefault(part, false) ? "up" : "down";
  }

  /// Prints one line per part: name, state, endpoint.
  public void print(PrintStream out) {
    parts.forEach(part -> out.printf("%-12s %-5s %s%n", part.name(), part.state(), part.address()));
  }

  private static Map<Part, Boolean> check(Endpoints endpoints) {
    var check = new PartCheck(endpoints, PATIENCE);
    var running = new EnumMap<Part, CompletableFuture<Boolean>>(Part.class);
    // Platform threads: the checks load classes most of the time, which would hold the few carriers
    // of virtual threads.
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (Part part : EnumSet.complementOf(left(endpoints))) {
        running.put(part, CompletableFuture.supplyAsync(() -> check.isUp(part), threads));
      }
    }
    var up = new EnumMap<Part, Boolean>(Part.class);
    running.forEach((part, answer) -> up.put(part, answer.join()));
    return up;
  }

  private static EnumSet<Part> left(Endpoints endpoints) {
    EnumSet<Part> left = EnumSet.noneOf(Part.class);
    left.addAll(endpoints.without());
    return left;
  }
}
