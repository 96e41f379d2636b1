package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.Rescan;
import org.jspecify.annotations.Nullable;

/// The rescan that was requested.
///
/// @param status the file keeps it until a scanner claims the file
/// @param waived the reason for quarantine that is ignored, only with a release
@JsonInclude(JsonInclude.Include.NON_NULL)
record RescanAnswer(FileId fileId, FileStatus status, @Nullable QuarantineReason waived) {

  static RescanAnswer of(RegisteredFile requested) {
    Rescan rescan = requested.rescan();
    return new RescanAnswer(
        requested.id(), requested.status(), rescan == null ? null : rescan.waives());
  }
}
