package dev.airlock.journeys.configuration;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `docs/configuration.md` as it has to be.
final class ConfigurationTable {
  private static final String HEAD =
      """
      # Configuration

      <!-- Made from the comments in the sources. Change those; a failing test then tells how to make this anew. -->

      Every setting of the services is a property of Spring Boot and can come from an environment variable:

      - Times are such as `500ms`, `10s`, `5m`, `24h`, `3d`; sizes such as `4KB`, `10MB` in binary units.
      - Lists are separated by commas, or each element has a variable of its own, counted from `0`.
      - A variable with `_FILE` behind its name names a file that holds the value, such as `SPRING_DATASOURCE_PASSWORD_FILE`;
        see [production](production.md#secrets).
      - In place of `<name>` and `<bundle>` stands a name that you choose. In a variable it is in capitals, and cannot have
        hyphens. What that leaves out goes into a file, which `SPRING_CONFIG_ADDITIONALLOCATION` names, or as JSON into
        `SPRING_APPLICATION_JSON`, such as `{"airlock.profiles.product-image.max-size":"20MB"}`.

      All other properties of [Spring Boot](https://docs.spring.io/spring-boot/appendix/application-properties/index.html) and
      [Spring Cloud AWS](https://docs.awspring.io/spring-cloud-aws/docs/4.1.0/reference/html/index.html) work too.

      | property | environment variable | default | service | meaning |
      |---|---|---|---|---|
      """;

  private ConfigurationTable() {}

  static String text() throws IOException {
    Map<Property, List<Service>> rows =
        new TreeMap<>(
            comparing(Property::name)
                .thenComparing(Property::fallback)
                .thenComparing(Property::meaning));
    for (Service service : Service.values()) {
      for (Property property : service.properties()) {
        rows.computeIfAbsent(property, _ -> new ArrayList<>()).add(service);
      }
    }
    return HEAD
        + rows.entrySet().stream()
            .map(row -> row(row.getKey(), variable(row.getKey(), rows.keySet()), row.getValue()))
            .collect(Collectors.joining());
  }

  // What has settings of its own below it is set by those alone.
  private static String variable(Property property, Set<Property> all) {
    return all.stream()
            .map(Property::name)
            .anyMatch(other ->
                other.startsWith(property.name() + "[0]")
                    || other.startsWith(property.name() + ".<name>"))
        ? ""
        : "`%s`".formatted(property.variable());
  }

  private static String row(Property property, String variable, List<Service> services) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            property.name(),
            variable,
            property.fallback(),
            services.size() == Service.values().length
                ? "all"
                : services.stream().map(Service::label).collect(Collectors.joining(", ")),
            property.meaning().replace("|", "\\|"));
  }
}
