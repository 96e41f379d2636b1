package dev.airlock.api.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file after its deletion.
///
/// @param restorableUntil absent if it cannot be restored
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeleteAnswer(FileId fileId, FileStatus status, @Nullable Instant restorableUntil) {

  /// The answer about a deleted file.
  public static DeleteAnswer of(RegisteredFile file) {
    Deletion deletion = file.deletion();
    return new DeleteAnswer(
        file.id(), file.status(), deletion == null ? null : deletion.restorableUntil());
  }
}
