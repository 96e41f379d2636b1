package dev.airlock.registry.scan;

import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.rescan.Rescans;
import org.springframework.jdbc.core.JdbcTemplate;

/// All of the registry that moves files.
record Registry(
    Files files,
    Scans scans,
    Rescans rescans,
    Deletions deletions,
    StaleFiles work,
    IdempotencyStore answers,
    JdbcTemplate database) {}
