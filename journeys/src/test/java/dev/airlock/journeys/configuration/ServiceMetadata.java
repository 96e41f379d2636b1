package dev.airlock.journeys.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a service understands, by its configuration metadata and its `application.yaml`.
enum ServiceMetadata {
  UPLOAD_API("upload-api"),
  SCAN_WORKER("scan-worker"),
  WEBHOOK("webhook");

  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final List<String> SOME_SERVICES =
      List.of("spring.datasource.", "spring.kafka.", "spring.security.");
  private static final String SPRINGS =
      "service-runtime/target/classes/META-INF/spring-configuration-metadata.json";
  private static final String BUCKETS_AND_QUEUE = "object-store";
  private static final Pattern ELEMENTS =
      Pattern.compile("java\\.util\\.(?:List|Map)<(?:java\\.lang\\.String,)?(dev\\.airlock.*)>");

  private final String label;

  ServiceMetadata(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /// Its settings, with the default that holds for it.
  List<Property> properties() throws IOException {
    List<Property> properties = new ArrayList<>();
    for (JsonNode described : metadata()) {
      Property property = property(described);
      properties.add(property);
      Matcher elements = ELEMENTS.matcher(described.path("type").stringValue());
      if (elements.matches()) {
        properties.addAll(
            RecordComments.of(
                ROOT.resolve(label).resolve("src/main/java"),
                elements.group(1),
                property.name() + (elements.group().contains("Map<") ? ".<name>" : "[0]")));
      }
    }
    metadata(SPRINGS).stream()
        .map(ServiceMetadata::property)
        .filter(this::concerns)
        .forEach(properties::add);
    Properties defaults = defaults();
    return properties.stream()
        .map(property -> {
          String value = defaults.getProperty(property.name());
          return value == null ? property : property.withFallback("`" + value + "`");
        })
        .toList();
  }

  /// What its `application.yaml` says.
  Properties defaults() {
    YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(
        new FileSystemResource(ROOT.resolve(label).resolve("src/main/resources/application.yaml")));
    Properties texts = new Properties();
    Objects.requireNonNull(yaml.getObject())
        .forEach((name, value) -> texts.setProperty(name.toString(), value.toString()));
    return texts;
  }

  /// Its settings as the comments alone tell of them.
  List<Property> described() throws IOException {
    return metadata().stream().map(ServiceMetadata::property).toList();
  }

  /// Of those prefixes of Spring's properties that not all services have, its own.
  private List<String> springs() {
    return switch (this) {
      case UPLOAD_API -> SOME_SERVICES;
      case SCAN_WORKER -> List.of();
      case WEBHOOK -> List.of("spring.datasource.", "spring.kafka.");
    };
  }

  private boolean concerns(Property property) {
    return springs().stream().anyMatch(property.name()::startsWith)
        || SOME_SERVICES.stream().noneMatch(property.name()::startsWith);
  }

  private static Property property(JsonNode described) {
    return Property.of(
        described.path("name").stringValue(), described.path("description").asString(""));
  }

  /// Of its own settings and of those that it shares.
  private List<JsonNode> metadata() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String module : List.of(label, BUCKETS_AND_QUEUE)) {
      all.addAll(metadata(module + "/target/classes/META-INF/spring-configuration-metadata.json"));
    }
    return all;
  }

  private static List<JsonNode> metadata(String file) throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(ROOT.resolve(file)))
        .path("properties")
        .valueStream()
        .toList();
  }
}
