package dev.airlock.registry.access;

import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/// Refuses to start with a database role that row-level security does not hold back. The role is
/// looked at before tables are made and before anything else starts, and not while beans are made:
/// the build of the images makes them without a database.
final class RoleCheck implements SmartLifecycle {
  private static final String BYPASSING_ROLE =
      "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";

  private final DataSource dataSource;

  RoleCheck(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void start() {
    new JdbcTemplate(dataSource)
        .queryForList(BYPASSING_ROLE, String.class)
        .forEach(role -> {
          throw new BypassedRowSecurity(role);
        });
  }

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return false; // a look and nothing more
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
