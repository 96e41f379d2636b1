package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.Rescan;
import org.jspecify.annotations.Nullable;

/// What was asked for.
///
/// @param status where the file stands until a scanner takes it up
/// @param waived the reason of the quarantine that is let pass, only with a release
@JsonInclude(JsonInclude.Include.NON_NULL)
record RescanAnswer(FileId fileId, FileStatus status, @Nullable QuarantineReason waived) {

  static RescanAnswer of(RegisteredFile requested) {
    Rescan rescan = requested.rescan();
    return new RescanAnswer(
        requested.id(), requested.status(), rescan == null ? null : rescan.waives());
  }
}
