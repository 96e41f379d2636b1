package dev.airlock.bench.registry;

import dev.airlock.registry.access.EveryTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// Measures what calls of the registry cost: those of callers as upload-api makes them, those of
/// scanners, of the relay and of the reconciler as the webhook does.
final class RegistryCosts {

  private RegistryCosts() {}

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class ForCallers {}

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class ForEveryTenant {
    @Bean
    EveryTenant everyTenant() {
      return new EveryTenant();
    }
  }

  /// Measures and writes lines `what=milliseconds=blocks`. Tables that are not there are made.
  ///
  /// @param arguments the file to write
  public static void main(String[] arguments) throws IOException, SQLException {
    try (ConfigurableApplicationContext callers = started(ForCallers.class);
        ConfigurableApplicationContext services = started(ForEveryTenant.class)) {
      List<String> lines =
          new MeasuredRounds(new Blocks(callers, services), new RegistryCalls(callers, services))
              .lines();
      Files.write(Path.of(arguments[0]), lines);
    }
  }

  private static ConfigurableApplicationContext started(Class<?> service) {
    return new SpringApplicationBuilder(service)
        .web(WebApplicationType.NONE)
        .run("--spring.datasource.hikari.maximum-pool-size=3");
  }
}
