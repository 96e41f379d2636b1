package dev.airlock.runtime.production;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;

/// PostgreSQL is reached over TLS, and its certificate is verified
/// (<https://jdbc.postgresql.org/documentation/ssl/>). The driver's default, `prefer`, continues
/// without TLS if the server, or a man in the middle, refuses it. `require` encrypts, but accepts
/// any certificate, so a man in the middle can read and alter everything. `verify-ca` does not
/// compare the host name: enough where a private authority signs for this database alone.
class EncryptedDatabase implements ProductionRule {
  private static final List<String> ADDRESSES =
      List.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url", "spring.flyway.url");
  private static final String UNCHECKED = ".NonValidatingFactory";
  private static final Set<String> CHECKING = Set.of("verify-ca", "verify-full");

  @Override
  public List<String> broken(Environment settings) {
    return ADDRESSES.stream()
        .filter(settings::containsProperty)
        .flatMap(address ->
            fault(parameters(settings.getRequiredProperty(address)))
                .map(fault ->
                    "%s %s: make it sslmode=verify-full, and add sslrootcert if its certificate comes from a private authority, in %s."
                        .formatted(address, fault, EnvironmentVariable.of(address)))
                .stream())
        .toList();
  }

  private static Optional<String> fault(Map<String, String> parameters) {
    String ssl = parameters.getOrDefault("ssl", "false");
    String implied = ssl.isEmpty() || ssl.equals("true") ? "verify-full" : "prefer";
    String mode = parameters.getOrDefault("sslmode", implied).toLowerCase(Locale.ROOT);
    if (mode.equals("require") || parameters.getOrDefault("sslfactory", "").endsWith(UNCHECKED)) {
      return Optional.of("accepts any certificate from the database");
    }
    return CHECKING.contains(mode)
        ? Optional.empty()
        : Optional.of("lets the database be reached without TLS");
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
