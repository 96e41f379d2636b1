package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.objectstore.QueueDepth;
import dev.airlock.registry.overview.HeldFiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How things stand. What is not known is left out.
///
/// @param at when it was asked for
/// @param dependencies what this service needs beside the database
/// @param queue the scans that wait, of all tenants
/// @param deadLetters how many messages of that queue were given up
/// @param oldestUnsettled the oldest file that is being scanned or should have been by now
/// @param verdicts how fast files get their verdicts
/// @param scanners who gave the last verdicts
/// @param held why files are held back, the most frequent reason first
/// @param heldAreMore whether there may be more than were counted
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
    Instant at,
    List<DependencyLight> dependencies,
    @Nullable QueueDepth queue,
    @Nullable Long deadLetters,
    @Nullable TenantFile oldestUnsettled,
    VerdictRate verdicts,
    List<ScannerSeen> scanners,
    List<HeldFiles> held,
    boolean heldAreMore) {

  record DependencyLight(String name, boolean reachable) {}
}
