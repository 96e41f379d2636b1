package dev.airlock.registry;

import dev.airlock.registry.access.RowSecurity;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.erasure.Erasures;
import dev.airlock.registry.erasure.PersonalData;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.event.Changes;
import dev.airlock.registry.event.EventSignal;
import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.file.RowMapping;
import dev.airlock.registry.grant.Grants;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.listing.FileLists;
import dev.airlock.registry.overview.TenantOverview;
import dev.airlock.registry.reconciliation.ReconcilerLock;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.QuotaUse;
import dev.airlock.registry.rescan.RescanCandidates;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.rescan.WithdrawnVerdicts;
import dev.airlock.registry.scan.Scans;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

/// Brings the registry into every service that has it on its class path.
@AutoConfiguration(
    before = {
      DataJdbcRepositoriesAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class
    },
    after = DataSourceAutoConfiguration.class)
@EnableJdbcRepositories
@Import({
  IdempotencyStore.class,
  Changes.class,
  Deletions.class,
  Erasures.class,
  EventSignal.class,
  FileLists.class,
  FileRegistry.class,
  Grants.class,
  AuditLog.class,
  StaleFiles.class,
  Outbox.class,
  PersonalData.class,
  QuotaUse.class,
  RescanCandidates.class,
  Rescans.class,
  RowMapping.class,
  RowSecurity.class,
  Scans.class,
  UploadAnswers.class,
  ReconcilerLock.class,
  TenantOverview.class,
  WithdrawnVerdicts.class
})
public class FileRegistryAutoConfiguration {

  // A time must still be equal to itself after it was stored.
  private static final Duration POSTGRESQL_RESOLUTION = Duration.ofNanos(1_000);

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), POSTGRESQL_RESOLUTION);
  }
}
