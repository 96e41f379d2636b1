package dev.airlock.bench.count;

import dev.airlock.bench.lab.Lab;
import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.backends.NamespaceLayout;
import dev.airlock.sandbox.postgres.PostgresServer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Taps between one service and the parts that it asks. Closed with the lab.
public final class Taps {
  private final Map<Part, WireTap> taps = new EnumMap<>(Part.class);

  public Taps(Lab lab, Part... parts) throws Exception {
    for (Part part : parts) {
      taps.put(part, lab.add(new WireTap(lab.port(part))));
    }
  }

  /// What the service is started with to be counted.
  public Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    taps.forEach((part, tap) -> settings.put(setting(part), url(part, tap.port())));
    return settings;
  }

  private static String setting(Part part) {
    return switch (part) {
      case POSTGRESQL -> "SPRING_DATASOURCE_URL";
      case WEBHOOK -> "AIRLOCK_WEBHOOK_URL";
      default -> "SPRING_CLOUD_AWS_" + part + "_ENDPOINT";
    };
  }

  private static String url(Part part, int port) {
    return part == Part.POSTGRESQL
        ? PostgresServer.jdbcUrl(port, NamespaceLayout.standard().database())
        : part.address(port);
  }

  /// The requests by HTTP since somebody last asked.
  public RequestCounts requests(Part part) {
    return RequestCounts.in(drain(part));
  }

  /// The round trips since somebody last asked, each as what was sent first.
  public List<String> drain(Part part) {
    return Objects.requireNonNull(taps.get(part), "not tapped").drain();
  }
}
