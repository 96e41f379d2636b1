package dev.airlock.registry;

import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.rescan.Rescans;
import dev.airlock.registry.scan.Scans;
import org.springframework.jdbc.core.JdbcTemplate;

/// Everything in the registry that changes files, for tests that do all of it.
public record RegistryBeans(
    Files files,
    Scans scans,
    Rescans rescans,
    Deletions deletions,
    StaleFiles staleFiles,
    IdempotencyStore responses,
    JdbcTemplate database) {}
