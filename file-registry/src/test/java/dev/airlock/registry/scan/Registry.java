package dev.airlock.registry.scan;

import dev.airlock.registry.answer.Answers;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.reconciliation.LostWork;
import dev.airlock.registry.registration.Files;
import org.springframework.jdbc.core.JdbcTemplate;

/// All of the registry that moves files.
record Registry(
    Files files,
    Scans scans,
    Deletions deletions,
    LostWork work,
    Answers answers,
    JdbcTemplate database) {}
