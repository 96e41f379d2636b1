package dev.airlock.webhook;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.registration.Quota;
import dev.airlock.registry.registration.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// A file of three bytes that alice uploads.
///
/// @param expiresAt until when she may upload it
/// @param retention how long she can restore it after she deleted it
public record ExampleUpload(Instant expiresAt, Duration retention) {

  public static ExampleUpload fresh() {
    return new ExampleUpload(Instant.now().plusSeconds(300), Duration.ofDays(30));
  }

  public FileId initiate(Files files) {
    FileId id = new FileId(UUID.randomUUID());
    files.register(
        new Registration(
            id,
            "alice",
            null,
            "document",
            "notes.txt",
            "text/plain",
            3,
            1_000,
            null,
            Map.of("case", "4711"),
            UploadDetails.by(UploadMethod.POST),
            new Handling(
                "private, max-age=60", Disposition.ATTACHMENT, InfectedObjects.ISOLATE, retention),
            null,
            expiresAt),
        new Quota(1_000_000, Duration.ofHours(1)),
        new Actor("user:alice", null));
    return id;
  }
}
