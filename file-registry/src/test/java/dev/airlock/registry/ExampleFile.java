package dev.airlock.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.registration.Registration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A file that no other test knows, and what uploaders and scanners say about it.
public record ExampleFile(FileId id) {
  public static final String SHA_256 = "ab".repeat(32);
  public static final Instant STARTED = Instant.parse("2026-11-21T10:00:00.123456Z");
  public static final Instant FINISHED = STARTED.plusSeconds(2);
  public static final Verdict CLEAN = new Verdict.Clean();
  public static final Verdict INFECTED = new Verdict.Infected(List.of("Eicar", "Other, \"one\""));
  public static final Verdict QUARANTINED = new Verdict.Quarantined(QuarantineReason.TOO_LARGE);

  public static ExampleFile fresh() {
    return new ExampleFile(new FileId(UUID.randomUUID()));
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
        Instant.parse("2026-11-21T11:00:00Z"));
  }

  public ObjectVersion object() {
    return new ObjectVersion("uploads", "resume/" + id, "v1", "etag-1", 68);
  }

  public ScanReport.Claim claim(UUID scan) {
    return claim(scan, object());
  }

  public ScanReport.Claim claim(UUID scan, ObjectVersion object) {
    return new ScanReport.Claim(scan, object, STARTED);
  }

  public ScanReport.Settlement settlement(UUID scan, Verdict verdict) {
    return settlement(scan, object(), verdict);
  }

  public ScanReport.Settlement settlement(UUID scan, ObjectVersion object, Verdict verdict) {
    return new ScanReport.Settlement(
        scan,
        object,
        verdict,
        new Evidence(
            SHA_256,
            "text/plain",
            new ScanEngine("ClamAV", "1.4.6", "27812", STARTED),
            new ObjectLocation("isolated", "resume/" + id, "copy-1"),
            STARTED,
            FINISHED));
  }
}
