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

      <!-- Generated from the comments in the sources. Change those; a failing test then tells how to generate this again. -->

      Every setting of the services is a property of Spring Boot and can come from an environment variable:

      - Times are written `500ms`, `10s`, `5m`, `24h`, `3d`; sizes `4KB`, `10MB`, in binary units.
      - Elements of a list are separated by commas, or each has a variable of its own, counted from `0`.
      - A variable whose name ends in `_FILE`, such as `SPRING_DATASOURCE_PASSWORD_FILE`, names a file that holds the value; see
        [production](production.md#secrets).
      - `<name>` and `<bundle>` stand for a name of your choice. In a variable it is in capitals, and cannot have hyphens. For names
        with hyphens use a file, which `SPRING_CONFIG_ADDITIONALLOCATION` names, or JSON in `SPRING_APPLICATION_JSON`, such as
        `{"airlock.profiles.product-image.max-size":"20MB"}`.

      All other properties of [Spring Boot](https://docs.spring.io/spring-boot/appendix/application-properties/index.html) and
      [Spring Cloud AWS](https://docs.awspring.io/spring-cloud-aws/docs/4.1.0/reference/html/index.html) work too.

      | property | environment variable | default | service | meaning |
      |---|---|---|---|---|
      """;

  private ConfigurationTable() {}

  static String text() throws IOException {
    Map<Property, List<ServiceMetadata>> rows =
        new TreeMap<>(
            comparing(Property::name)
                .thenComparing(Property::fallback)
                .thenComparing(Property::meaning));
    for (ServiceMetadata service : ServiceMetadata.values()) {
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

  private static String row(Property property, String variable, List<ServiceMetadata> services) {
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            property.name(),
            variable,
            property.fallback(),
            services.size() == ServiceMetadata.values().length
                ? "all"
                : services.stream().map(ServiceMetadata::label).collect(Collectors.joining(", ")),
            property.meaning().replace("|", "\\|"));
  }
}
