package dev.airlock.registry.registration;

import dev.airlock.model.file.FileId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file that somebody announced and whose profile accepted it.
///
/// @param declaredSize bytes, at least 1 and at most `maxSize`
/// @param declaredSha256 lower-case hex
/// @param expiresAt until when the upload is accepted
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
    Instant expiresAt) {

  public Registration {
    metadata = Map.copyOf(metadata);
  }
}
