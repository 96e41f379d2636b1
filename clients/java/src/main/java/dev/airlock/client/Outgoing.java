package dev.airlock.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A file to send, and how.
///
/// @param content its bytes
/// @param contentType absent if the profile is to decide by the extension
/// @param sha256 of the bytes, lower-case hex, which are then checked against it
/// @param metadata labels of one's own
/// @param replaces a file that is deleted once this one is clean
/// @param method absent if the size is to decide: one request, or from 16 MiB on parts
/// @param idempotencyKey for 24 hours the same one registers the same file
/// @param progress is told how many bytes were sent so far
public record Outgoing(
    Payload content,
    String profile,
    String fileName,
    @Nullable String contentType,
    @Nullable String sha256,
    Map<String, String> metadata,
    @Nullable String replaces,
    @Nullable Method method,
    String idempotencyKey,
    LongConsumer progress) {

  public Outgoing {
    metadata = Map.copyOf(metadata);
  }

  /// How bytes are sent.
  public enum Method {
    /// In one request.
    PUT,
    /// In one request, as a browser's form would.
    POST,
    /// In parts, several at a time; can be resumed.
    MULTIPART
  }

  /// A file on disk, under its own name. It must not change until it is sent.
  public static Outgoing file(Path file, String profile) throws IOException {
    String name = file.toAbsolutePath().normalize().getFileName().toString();
    return of(new Payload.OnDisk(file, Files.size(file)), name, profile);
  }

  /// Bytes under a name.
  public static Outgoing bytes(byte[] content, String fileName, String profile) {
    return of(new Payload.InMemory(content.clone()), fileName, profile);
  }

  private static Outgoing of(Payload content, String fileName, String profile) {
    return new Outgoing(
        content,
        profile,
        fileName,
        null,
        null,
        Map.of(),
        null,
        null,
        UUID.randomUUID().toString(),
        _ -> {});
  }

  /// The same as what its sender says it is.
  public Outgoing withContentType(String type) {
    return new Outgoing(
        content,
        profile,
        fileName,
        type,
        sha256,
        metadata,
        replaces,
        method,
        idempotencyKey,
        progress);
  }

  /// The same, checked against a digest.
  public Outgoing withSha256(String digest) {
    return new Outgoing(
        content,
        profile,
        fileName,
        contentType,
        digest,
        metadata,
        replaces,
        method,
        idempotencyKey,
        progress);
  }

  /// The same with labels.
  public Outgoing withMetadata(Map<String, String> labels) {
    return new Outgoing(
        content,
        profile,
        fileName,
        contentType,
        sha256,
        labels,
        replaces,
        method,
        idempotencyKey,
        progress);
  }

  /// The same in place of another file.
  public Outgoing replacing(String fileId) {
    return new Outgoing(
        content,
        profile,
        fileName,
        contentType,
        sha256,
        metadata,
        fileId,
        method,
        idempotencyKey,
        progress);
  }

  /// The same, sent that way.
  public Outgoing by(Method way) {
    return new Outgoing(
        content,
        profile,
        fileName,
        contentType,
        sha256,
        metadata,
        replaces,
        way,
        idempotencyKey,
        progress);
  }

  /// The same under a key that a later attempt will use as well.
  public Outgoing withIdempotencyKey(String key) {
    return new Outgoing(
        content, profile, fileName, contentType, sha256, metadata, replaces, method, key, progress);
  }

  /// The same, telling how much was sent.
  public Outgoing telling(LongConsumer sent) {
    return new Outgoing(
        content,
        profile,
        fileName,
        contentType,
        sha256,
        metadata,
        replaces,
        method,
        idempotencyKey,
        sent);
  }
}
