package dev.airlock.journeys.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The objects of `deploy/kubernetes`.
///
/// @param objects as the Kubernetes API would get them
record Manifests(List<JsonNode> objects) {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Path BASE = ROOT.resolve("deploy/kubernetes");
  private static final JsonMapper JSON = new JsonMapper();

  /// The objects as the files say, all that the kustomization names.
  static Manifests written() throws IOException {
    List<JsonNode> objects = new ArrayList<>();
    JsonNode base = parsed(Files.readString(BASE.resolve("kustomization.yaml"))).getFirst();
    for (JsonNode resource : base.get("resources")) {
      Path file = BASE.resolve(resource.stringValue());
      if (Files.isRegularFile(file)) {
        objects.addAll(parsed(Files.readString(file)));
      }
    }
    return new Manifests(objects);
  }

  /// The objects as `kubectl` makes them of the kustomization; nothing where there is no `kubectl`.
  static Optional<Manifests> rendered() throws IOException, InterruptedException {
    boolean there =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    if (!there) {
      return Optional.empty();
    }
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", BASE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
    if (!kubectl.waitFor(1, TimeUnit.MINUTES) || kubectl.exitValue() != 0) {
      throw new IllegalStateException("kubectl kustomize failed: " + text);
    }
    return Optional.of(new Manifests(parsed(text)));
  }

  private static List<JsonNode> parsed(String yaml) {
    return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
        .map(JSON::<JsonNode>valueToTree)
        .toList();
  }

  /// All of a kind.
  List<JsonNode> ofKind(String... kinds) {
    return objects.stream()
        .filter(object -> List.of(kinds).contains(object.path("kind").asString("")))
        .toList();
  }

  /// The one of this kind and name.
  JsonNode of(String kind, String name) {
    return ofKind(kind).stream()
        .filter(object -> name(object).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The workloads: whatever has pods.
  List<JsonNode> workloads() {
    return ofKind("Deployment", "StatefulSet");
  }

  static String name(JsonNode object) {
    return object.at("/metadata/name").stringValue();
  }

  static Map<String, JsonNode> byName(Iterable<JsonNode> named) {
    Map<String, JsonNode> byName = new TreeMap<>();
    named.forEach(one -> byName.put(one.get("name").stringValue(), one));
    return byName;
  }
}
