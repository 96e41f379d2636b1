package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// A service whose role bypasses row-level security must not start.
class BypassedRowSecurityIT {
  private final TestNamespace namespace = Backends.shared().namespace("bypassed");

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Registry {}

  @Test
  void refusesToStartAsASuperuser() {
    assertThatThrownBy(() ->
            new SpringApplicationBuilder(Registry.class)
                .web(WebApplicationType.NONE)
                .properties(
                    "spring.datasource.url=" + namespace.jdbcUrl(),
                    "spring.datasource.username=" + namespace.superuser(),
                    "spring.datasource.password=" + namespace.superuserPassword())
                .run()
                .close())
        .hasRootCauseInstanceOf(BypassedRowSecurity.class);
  }

  @Test
  void tellsTheOperatorInOneSentenceWhatToFix() {
    FailureAnalysis analysis =
        new BypassedRowSecurityAnalyzer().analyze(new BypassedRowSecurity("root"));
    assertThat(Objects.requireNonNull(analysis).getDescription())
        .hasLineCount(1)
        .startsWith("The database role 'root'")
        .endsWith("Give the service a role without either.");
  }
}
