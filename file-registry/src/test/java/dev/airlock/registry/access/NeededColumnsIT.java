package dev.airlock.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.registry.fixture.RegistryOnTestNamespace;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

@SpringBootTest(
    classes = RegistryOnTestNamespace.class,
    properties = "spring.datasource.hikari.connection-init-sql=SELECT 1")
class NeededColumnsIT {
  private static final String COLUMNS =
      """
      SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = current_schema()
      """;

  @Autowired JdbcTemplate database;

  /// Or a service would never be ready.
  @Test
  void everyNeededColumnIsThereAfterTheMigrations() {
    assertThat(NeededColumns.ALL)
        .doesNotHaveDuplicates()
        .isSubsetOf(database.queryForList(COLUMNS, String.class));
  }
}
