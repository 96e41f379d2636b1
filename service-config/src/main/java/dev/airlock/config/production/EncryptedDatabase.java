package dev.airlock.config.production;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;

/// PostgreSQL is spoken by TLS. The driver's own default, `prefer`, goes on without it when the
/// server, or somebody in between, says no (<https://jdbc.postgresql.org/documentation/ssl/>).
class EncryptedDatabase implements ProductionRule {
  private static final List<String> ADDRESSES =
      List.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url", "spring.flyway.url");
  private static final Set<String> ENCRYPTING = Set.of("require", "verify-ca", "verify-full");

  @Override
  public List<String> broken(Environment settings) {
    return ADDRESSES.stream()
        .filter(settings::containsProperty)
        .filter(address -> !isEncrypted(settings.getRequiredProperty(address)))
        .map(address ->
            "%s lets the database be reached without TLS: add sslmode=verify-full, and sslrootcert if its certificate comes from a private authority, to %s."
                .formatted(address, Variable.of(address)))
        .toList();
  }

  private static boolean isEncrypted(String address) {
    Map<String, String> parameters = parameters(address);
    String ssl = parameters.getOrDefault("ssl", "false");
    String implied = ssl.isEmpty() || ssl.equals("true") ? "verify-full" : "prefer";
    return ENCRYPTING.contains(
        parameters.getOrDefault("sslmode", implied).toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> parameters(String address) {
    Map<String, String> parameters = new HashMap<>();
    String query = address.substring(address.indexOf('?') + 1);
    Arrays.stream(query.split("&", -1))
        .forEach(parameter -> {
          int equals = parameter.indexOf('=');
          parameters.put(
              equals < 0 ? parameter : parameter.substring(0, equals),
              equals < 0 ? "" : parameter.substring(equals + 1));
        });
    return parameters;
  }
}
