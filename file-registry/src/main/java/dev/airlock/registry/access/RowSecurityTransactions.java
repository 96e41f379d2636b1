package dev.airlock.registry.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Begins every transaction by telling PostgreSQL on whose behalf it acts. The setting ends with
/// the transaction, so a pooled connection carries nothing over to the next caller, not even where
/// a pooler between service and database hands one connection to several services.
///
/// With it goes how to plan: every statement finds rows by a key, whatever the values, so planning
/// it again is wasted.
final class RowSecurityTransactions extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;
  private static final String PLAN_ONCE =
      "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)";
  private static final String STATE_ACCESS =
      PLAN_ONCE + ", set_config('airlock.tenant', ?, true), set_config('airlock.subject', ?, true)";
  private static final String STATE_OPERATOR =
      STATE_ACCESS + ", set_config('airlock.access', 'own-tenant', true)";

  private static final String STATE_EVERY_TENANT =
      PLAN_ONCE + ", set_config('airlock.access', 'every-tenant', true)";

  private final boolean everyTenant;

  /// @param everyTenant whether transactions that act on nobody's behalf see all rows, or none
  RowSecurityTransactions(DataSource dataSource, boolean everyTenant) {
    super(dataSource);
    this.everyTenant = everyTenant;
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    if (!TenantContext.CURRENT.isBound()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(everyTenant ? STATE_EVERY_TENANT : PLAN_ONCE);
      }
      return;
    }
    TenantContext access = TenantContext.CURRENT.get();
    try (PreparedStatement statement =
        connection.prepareStatement(access.operator() ? STATE_OPERATOR : STATE_ACCESS)) {
      statement.setString(1, access.tenantSetting());
      statement.setString(2, access.subject());
      statement.execute();
    }
  }
}
