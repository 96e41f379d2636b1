package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadDetails;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file to register, as its profile accepted it.
///
/// @param declaredSize bytes, at least 1 and at most `maxSize`
/// @param declaredSha256 lower-case hex
/// @param replaces a file of the same owner
/// @param expiresAt when the upload is accepted at the latest
public record Registration(
    FileId id,
    String owner,
    @Nullable String tenant,
    String profile,
    String fileName,
    String contentType,
    long declaredSize,
    long maxSize,
    @Nullable String declaredSha256,
    Map<String, String> metadata,
    UploadDetails upload,
    Handling handling,
    @Nullable FileId replaces,
    Instant expiresAt) {

  public Registration {
    metadata = Map.copyOf(metadata);
  }
}
