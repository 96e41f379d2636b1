package dev.airlock.api.file;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.file.Deletion;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of the file.
///
/// @param restorableUntil absent if it cannot be restored
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeleteAnswer(FileId fileId, FileStatus status, @Nullable Instant restorableUntil) {

  /// What is told of a file that was deleted.
  public static DeleteAnswer of(RegisteredFile file) {
    Deletion deletion = file.deletion();
    return new DeleteAnswer(
        file.id(), file.status(), deletion == null ? null : deletion.restorableUntil());
  }
}
