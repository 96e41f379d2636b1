package dev.airlock.api.person;

import dev.airlock.registry.erasure.Erasure;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was erased of a person's data, when and by whom.
///
/// @param subjectSha256 of tenant, U+001F and subject, in hex
/// @param completedAt absent as long as something is left
/// @param files how many files were deleted and erased
/// @param entries how many entries of the audit log
/// @param grants how many grants, given or received
/// @param filesSha256 in hex: of this value before and the file's id, again for each file
record ErasureReceipt(
    UUID erasureId,
    String subjectSha256,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant completedAt,
    long files,
    long entries,
    long grants,
    String filesSha256) {

  static ErasureReceipt of(Erasure erasure) {
    return new ErasureReceipt(
        erasure.id(),
        erasure.subjectSha256(),
        erasure.requestedBy(),
        erasure.requestedAt(),
        erasure.completedAt(),
        erasure.files(),
        erasure.entries(),
        erasure.grants(),
        erasure.filesSha256());
  }
}
