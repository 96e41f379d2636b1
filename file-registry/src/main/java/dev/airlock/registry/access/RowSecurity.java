package dev.airlock.registry.access;

import dev.airlock.registry.schema.Migrations;
import dev.airlock.registry.schema.SchemaUpdate;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Makes every transaction of the service state its [TenantContext], and refuses to start if the
/// database role would ignore that.
@Configuration(proxyBeanMethods = false)
public class RowSecurity {

  @Bean
  JdbcTransactionManager transactionManager(
      DataSource dataSource, ObjectProvider<EveryTenant> everyTenant) {
    return new RowSecurityTransactions(dataSource, everyTenant.getIfAvailable() != null);
  }

  @Bean
  RoleCheck roleCheck(DataSource dataSource) {
    return new RoleCheck(dataSource);
  }

  @Bean
  FlywayConfigurationCustomizer migrationsBesideWork() {
    return Migrations::configure;
  }

  // Tables created by the wrong role would belong to it.
  @Bean
  FlywayMigrationStrategy migration(RoleCheck roleCheck) {
    return flyway -> {
      roleCheck.start();
      SchemaUpdate.run(flyway);
    };
  }
}
