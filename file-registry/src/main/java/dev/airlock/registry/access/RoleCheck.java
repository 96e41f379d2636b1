package dev.airlock.registry.access;

import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/// Refuses to start with a database role that bypasses row-level security. The role is checked
/// before tables are created and before anything else starts, but not while beans are created: the
/// build of the images creates them without a database.
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
    return false; // it only checks, once
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }
}
