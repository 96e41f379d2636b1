package dev.airlock.registry;

import org.springframework.jdbc.core.JdbcTemplate;

/// Tells whether a transaction waits for another one.
public final class LockWaits {

  private LockWaits() {}

  public static boolean anybodyIn(JdbcTemplate database) {
    return !database
        .queryForList(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}
