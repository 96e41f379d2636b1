package dev.airlock.registry.access;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Makes every transaction of the service state its [Access], and refuses to start where that would
/// hold nobody back.
@Configuration(proxyBeanMethods = false)
public class RowSecurity {
  private static final String BYPASSING_ROLE =
      "SELECT rolname FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)";

  @Bean
  JdbcTransactionManager transactionManager(DataSource dataSource) {
    new JdbcTemplate(dataSource)
        .queryForList(BYPASSING_ROLE, String.class)
        .forEach(role -> {
          throw new BypassedRowSecurity(role);
        });
    return new RowSecurityTransactions(dataSource);
  }
}
