package dev.airlock.registry.erasure;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The receipt of an erasure of a person's data.
///
/// @param subjectSha256 by which the person can be asked for, and not be told: see [Erasures]
/// @param requestedBy the operator, as the audit log names them
/// @param completedAt absent as long as something is left
/// @param files how many files were purged and erased
/// @param entries how many entries of the audit log were erased
/// @param grants how many grants, given or received, were revoked and erased
/// @param filesSha256 of the ids of these files, one after the other; empty if there are none
public record Erasure(
    UUID id,
    @Nullable String tenant,
    String subjectSha256,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant completedAt,
    long files,
    long entries,
    long grants,
    String filesSha256) {

  /// What takes the person's place wherever they were named.
  public String pseudonym() {
    return "erased:" + id;
  }
}
