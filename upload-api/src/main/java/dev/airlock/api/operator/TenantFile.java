package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.MetadataView;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.Rescan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file as an operator sees it.
///
/// @param file unwrapped in the JSON: the fields of `GET /files/{fileId}`
/// @param rescanRequestedAt since when it is to be scanned again, until it was
/// @param waived the reason for quarantine that this scan ignores, only with a release
@JsonInclude(JsonInclude.Include.NON_NULL)
record TenantFile(
    @JsonUnwrapped FileMetadata file,
    String owner,
    @Nullable Instant rescanRequestedAt,
    @Nullable QuarantineReason waived) {

  static TenantFile of(RegisteredFile file, MetadataView view) {
    Rescan rescan = file.rescan();
    return new TenantFile(
        view.of(file),
        file.owner(),
        rescan == null ? null : rescan.requestedAt(),
        rescan == null ? null : rescan.waives());
  }
}
