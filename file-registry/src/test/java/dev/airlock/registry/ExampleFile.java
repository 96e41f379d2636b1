package dev.airlock.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.registration.Files;
import dev.airlock.registry.registration.Quota;
import dev.airlock.registry.registration.Registration;
import dev.airlock.registry.registration.RegistrationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that no other test knows, and what uploaders and scanners say about it.
public record ExampleFile(FileId id) {
  public static final String SHA_256 = "ab".repeat(32);
  public static final Instant STARTED = Instant.parse("2026-11-21T10:00:00.123456Z");
  public static final Instant FINISHED = STARTED.plusSeconds(2);
  public static final Verdict CLEAN = new Verdict.Clean();
  public static final Verdict INFECTED = new Verdict.Infected(List.of("Eicar", "Other, \"one\""));
  public static final Verdict QUARANTINED = new Verdict.Quarantined(QuarantineReason.TOO_LARGE);

  public static final Quota QUOTA = new Quota(1_000_000, Duration.ofHours(1));
  public static final Actor ALICE = new Actor("user:alice", "192.0.2.1");
  public static final Handling HANDLING =
      new Handling(
          "private, max-age=60",
          Disposition.ATTACHMENT,
          InfectedObjects.ISOLATE,
          Duration.ofDays(30));

  public static ExampleFile fresh() {
    // Grows with time, as the ids of real uploads do, which are UUIDs of version 7.
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return new ExampleFile(
        new FileId(new UUID(micros, UUID.randomUUID().getLeastSignificantBits())));
  }

  public Registration registration() {
    return new Registration(
        id,
        "alice",
        "acme",
        "resume",
        "Lebenslauf für Zoë.pdf",
        "application/pdf",
        68,
        1024,
        null,
        Map.of("team", "blue"),
        UploadDetails.by(UploadMethod.POST),
        HANDLING,
        null,
        Instant.parse("2026-11-21T11:00:00Z"));
  }

  public RegisteredFile registeredIn(Files files) {
    return registeredIn(files, registration());
  }

  public static RegisteredFile registeredIn(Files files, Registration registration) {
    return switch (files.register(registration, QUOTA, ALICE)) {
      case RegistrationOutcome.Registered(RegisteredFile file) -> file;
      case RegistrationOutcome.QuotaExceeded exceeded -> throw new AssertionError(exceeded);
    };
  }

  public Registration registration(
      String owner, @Nullable String tenant, @Nullable FileId replaces) {
    Registration given = registration();
    return new Registration(
        id,
        owner,
        tenant,
        given.profile(),
        given.fileName(),
        given.contentType(),
        given.declaredSize(),
        given.maxSize(),
        given.declaredSha256(),
        given.metadata(),
        given.upload(),
        given.handling(),
        replaces,
        given.expiresAt());
  }

  public ObjectVersion object() {
    return new ObjectVersion("uploads", "resume/" + id, "v1", "etag-1", 68);
  }

  /// The object where the verdict of [#verdictReport] put it.
  public ObjectVersion scannedObject() {
    return new ObjectVersion("isolated", "resume/" + id, "copy-1", "etag-1", 68);
  }

  public ScanReport.Claim claim(UUID scan) {
    return claim(scan, object());
  }

  public ScanReport.Claim claim(UUID scan, ObjectVersion object) {
    return new ScanReport.Claim(scan, object, STARTED);
  }

  public ScanReport.VerdictReport verdictReport(UUID scan, Verdict verdict) {
    return verdictReport(scan, object(), verdict);
  }

  public ScanReport.VerdictReport verdictReport(UUID scan, ObjectVersion object, Verdict verdict) {
    return verdictReport(scan, object, verdict, SHA_256, scannedObject().location());
  }

  public ScanReport.VerdictReport verdictReport(
      UUID scan,
      ObjectVersion object,
      Verdict verdict,
      String sha256,
      @Nullable ObjectLocation location) {
    return new ScanReport.VerdictReport(
        scan,
        object,
        verdict,
        new Evidence(
            sha256,
            "text/plain",
            new ScanEngine("ClamAV", "1.4.6", "27812", STARTED),
            location,
            STARTED,
            FINISHED));
  }
}
