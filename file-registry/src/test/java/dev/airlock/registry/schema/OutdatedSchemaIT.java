package dev.airlock.registry.schema;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.registry.fixture.MigratedDatabase;
import dev.airlock.registry.fixture.StartedService;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.ServiceRoles;
import dev.airlock.testbackends.TestNamespace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class OutdatedSchemaIT {

  /// A service whose role cannot change the tables says who can, and does not start.
  @Test
  void aServiceDoesNotStartBeforeTheTablesAreMigrated() throws Exception {
    TestNamespace namespace = Backends.shared().namespace("older");
    ServiceRoles older = ServiceRoles.in(namespace);
    Migrations.configure(Flyway.configure())
        .dataSource(namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword())
        .target("15")
        .load()
        .migrate();
    try (Connection owner =
            DriverManager.getConnection(
                namespace.jdbcUrl(), namespace.databaseUser(), namespace.databasePassword());
        Statement statement = owner.createStatement()) {
      statement.execute("GRANT SELECT ON flyway_schema_history TO \"" + older.uploadApi() + "\"");
    }
    assertThatThrownBy(() -> StartedService.uploadApi(older))
        .hasRootCauseInstanceOf(OutdatedSchema.class)
        .hasStackTraceContaining(
            "are of version 15, and this service needs version 25. Run `airlock setup migrate`");
    new MigratedDatabase(older).migrate();
    StartedService.uploadApi(older).close();
  }
}
