package dev.airlock.runtime.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/// Kafka is reached over TLS. The default of its clients is PLAINTEXT.
class EncryptedKafka implements ProductionRule {
  private static final String PROTOCOL = "security.protocol";
  private static final String ALL_CLIENTS = "spring.kafka.";
  private static final List<String> ONE_CLIENT =
      List.of("spring.kafka.admin.", "spring.kafka.consumer.", "spring.kafka.producer.");
  private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

  @Override
  public List<String> broken(Environment settings) {
    List<String> broken = new ArrayList<>();
    if (protocols(settings, ALL_CLIENTS).findAny().isEmpty()) {
      broken.add(line(ALL_CLIENTS));
    }
    Stream.concat(Stream.of(ALL_CLIENTS), ONE_CLIENT.stream())
        .filter(clients -> !protocols(settings, clients).allMatch(ENCRYPTED::contains))
        .map(EncryptedKafka::line)
        .forEach(broken::add);
    return broken;
  }

  // Set by Spring's property or by Kafka's.
  private static Stream<String> protocols(Environment settings, String clients) {
    Map<String, String> kafkas =
        Binder.get(settings)
            .bind(clients + "properties", Bindable.mapOf(String.class, String.class))
            .orElseGet(Map::of);
    return Stream.of(
            Optional.ofNullable(settings.getProperty(clients + PROTOCOL)),
            Optional.ofNullable(kafkas.get(PROTOCOL)))
        .flatMap(Optional::stream);
  }

  private static String line(String clients) {
    String property = clients + PROTOCOL;
    return "%s does not ask for TLS: set %s to SSL or SASL_SSL."
        .formatted(property, EnvironmentVariable.of(property));
  }
}
