package dev.airlock.registry.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/// Begins every transaction by telling PostgreSQL on whose behalf it acts. The setting ends with
/// the transaction, so a pooled connection carries nothing over to the next caller.
final class RowSecurityTransactions extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;
  private static final String STATE_ACCESS =
      "SELECT set_config('airlock.tenant', ?, true), set_config('airlock.subject', ?, true)";
  private static final String STATE_OPERATOR =
      STATE_ACCESS + ", set_config('airlock.access', 'own-tenant', true)";

  RowSecurityTransactions(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    if (!TenantContext.CURRENT.isBound()) {
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
