package dev.airlock.journeys.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.Yaml;

/// `docker-compose.yml`, read as far as its promises can be checked without an engine.
///
/// @param services by name
/// @param internal the networks that lead nowhere else
record Compose(Map<String, ComposeService> services, Set<String> internal) {

  /// What a service is told.
  ///
  /// @param image with its version
  /// @param ports as they are published
  /// @param settings everything, as it stands there
  record ComposeService(
      String image, Set<String> networks, List<String> ports, Map<?, ?> settings) {}

  static Compose read(Path root) throws IOException {
    Map<?, ?> file = new Yaml().load(Files.readString(root.resolve("docker-compose.yml")));
    Map<String, ComposeService> services = new TreeMap<>();
    map(file.get("services"))
        .forEach((name, service) -> services.put(name.toString(), service(map(service))));
    Set<String> internal = new TreeSet<>();
    map(file.get("networks"))
        .forEach((name, network) -> {
          if (network != null && Boolean.TRUE.equals(map(network).get("internal"))) {
            internal.add(name.toString());
          }
        });
    return new Compose(services, internal);
  }

  ComposeService of(String name) {
    return services.get(name);
  }

  /// Ours: those that are built here.
  List<ComposeService> ours() {
    return services.values().stream()
        .filter(service -> service.image().startsWith("airlock/"))
        .toList();
  }

  private static ComposeService service(Map<?, ?> settings) {
    return new ComposeService(
        settings.get("image").toString(),
        new TreeSet<>(texts(settings.get("networks"))),
        texts(settings.get("ports")),
        settings);
  }

  static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  static List<String> texts(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(Object::toString).toList();
  }
}
