package dev.airlock.cli.system;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// How a running sandbox is reached.
///
/// @param ports of all parts
/// @param keys the folder with the sandbox's secrets
/// @param login what its backends accept
/// @param without the services that it was started without, for the user's own in their place
public record Endpoints(Ports ports, Path keys, BackendLogin login, Set<Part> without) {

  private static final String PORT = ".port";
  private static final String KEYS = "keys";
  private static final String WITHOUT = "without";

  public Endpoints {
    without = Set.copyOf(without);
  }

  /// Where a sandbox in `home` says how it is reached, while it is up.
  public static Path file(Path home) {
    return home.resolve("run/endpoints.properties");
  }

  /// What the sandbox in `home` wrote when it became ready; nothing if none is up there.
  public static Optional<Endpoints> of(Path home) throws IOException {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var ports = new EnumMap<Part, Integer>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, Integer.parseInt(required(properties, part.label() + PORT, file)));
    }
    return Optional.of(
        new Endpoints(
            new Ports(ports),
            Path.of(required(properties, KEYS, file)),
            BackendLogin.from(name -> required(properties, name, file)),
            Part.labelled(properties.getProperty(WITHOUT, ""))));
  }

  /// Writes them to `file`, which appears complete or not at all.
  public void write(Path file) throws IOException {
    var properties = new Properties();
    for (Part part : Part.values()) {
      properties.setProperty(part.label() + PORT, Integer.toString(ports.of(part)));
      properties.setProperty(part.label() + ".address", ports.address(part));
    }
    properties.setProperty(KEYS, keys.toAbsolutePath().toString());
    login.forEach(properties::setProperty);
    properties.setProperty(
        WITHOUT, without.stream().map(Part::label).sorted().collect(Collectors.joining(",")));
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try (Writer writer = Files.newBufferedWriter(draft)) {
      properties.store(writer, "where this sandbox is reached while it is up");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String required(Properties properties, String name, Path file) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new CommandFailed(
          "%s lacks %s; stop the sandbox and start it again".formatted(file, name));
    }
    return value;
  }
}
