package dev.airlock.cli.system;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The port of each part, 1..65535, no two alike.
public record Ports(Map<Part, Integer> ports) {

  private static final int HIGHEST = 65_535;

  public Ports {
    ports = Map.copyOf(ports);
  }

  /// The ports that the environment chooses, the defaults where it says nothing. `0` is replaced by
  /// a port that is free now.
  ///
  /// @throws CommandFailed if a variable holds no port, or two parts would share one
  public static Ports from(Map<String, String> environment) {
    var chosen = new EnumMap<Part, Integer>(Part.class);
    for (Part part : Part.values()) {
      chosen.put(part, chosen(part, environment.get(part.variable())));
    }
    var taken = new HashSet<>(chosen.values());
    chosen.replaceAll((part, port) -> port == 0 ? LocalPort.free(taken) : port);
    requireDistinct(chosen);
    return new Ports(chosen);
  }

  /// A free port for every part.
  public static Ports free() {
    Set<Integer> taken = new HashSet<>();
    var free = new EnumMap<Part, Integer>(Part.class);
    for (Part part : Part.values()) {
      free.put(part, LocalPort.free(taken));
    }
    return new Ports(free);
  }

  public int of(Part part) {
    Integer port = ports.get(part);
    if (port == null) {
      throw new IllegalArgumentException("no port for " + part.label());
    }
    return port;
  }

  /// How `part` is reached.
  public String address(Part part) {
    return part.address(of(part));
  }

  /// Tests the ports of the given parts before anything starts.
  ///
  /// @throws CommandFailed naming each taken port, its part and the variable to choose another by
  public void requireFree(Set<Part> parts) {
    String taken =
        parts.stream()
            .sorted()
            .filter(part -> !LocalPort.isFree(of(part)))
            .map(part ->
                "port %d is taken: %s cannot start. Free it, or choose another with %s=<port>"
                    .formatted(of(part), part.label(), part.variable()))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new CommandFailed(taken);
    }
  }

  private static int chosen(Part part, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return part.defaultPort();
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port >= 0 && port <= HIGHEST) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new CommandFailed(notAPort(part, value), e);
    }
    throw new CommandFailed(notAPort(part, value));
  }

  private static String notAPort(Part part, String value) {
    return "%s=%s is not a port: a number from 1 to %d, or 0 for any free one"
        .formatted(part.variable(), value, HIGHEST);
  }

  private static void requireDistinct(Map<Part, Integer> chosen) {
    var owners = new HashMap<Integer, Part>();
    chosen.forEach((part, port) -> {
      Part other = owners.put(port, part);
      if (other != null) {
        throw new CommandFailed(
            "%s and %s cannot share port %d: choose another with %s=<port> or %s=<port>"
                .formatted(other.label(), part.label(), port, other.variable(), part.variable()));
      }
    });
  }
}
