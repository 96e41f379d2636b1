package dev.airlock.registry;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A service that has nothing but the registry, on a database of its own, and acts for all tenants.
@SpringBootConfiguration
@EnableAutoConfiguration
public class RegistryOnTestNamespace {

  @Bean
  static DynamicPropertyRegistrar database() {
    TestNamespace namespace = Backends.shared().namespace("registry");
    return properties -> {
      properties.add("spring.datasource.url", namespace::jdbcUrl);
      properties.add("spring.datasource.username", namespace::databaseUser);
      properties.add("spring.datasource.password", namespace::databasePassword);
    };
  }
}
