package dev.airlock.bench.registry;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.Outbox;
import dev.airlock.registry.file.Disposition;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadDetails;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.idempotency.UploadAnswers;
import dev.airlock.registry.listing.FileLists;
import dev.airlock.registry.listing.ListQuery;
import dev.airlock.registry.reconciliation.StaleFiles;
import dev.airlock.registry.registration.FileRegistry;
import dev.airlock.registry.registration.Quota;
import dev.airlock.registry.registration.QuotaUse;
import dev.airlock.registry.registration.Registration;
import dev.airlock.registry.registration.RegistrationOutcome;
import dev.airlock.registry.scan.Scans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/// The calls that are measured. Callers are the owner of every fifth file.
///
/// @param callers beans that act for one caller at a time
/// @param services beans that act for all tenants
record RegistryCalls(BeanFactory callers, BeanFactory services) {
  private static final String OWNER = "service";
  private static final String TENANT = "tenant-0";
  private static final TenantContext CALLER = new TenantContext(TENANT, OWNER);
  private static final Quota QUOTA = new Quota(1_000_000, null, Duration.ofHours(1));
  private static final Duration LONG_AGO = Duration.ofHours(1);
  private static final int PAGE = 50;
  private static final int BATCH = 500;
  private static final int EVENTS = 2_000;
  private static final int VERSION_7 = 7 << 12;
  private static final long SIZE = 100_000;
  private static final AtomicLong NUMBER = new AtomicLong();

  /// Ids that grow with time, as those of uploads do (RFC 9562, version 7).
  FileId nextId() {
    return new FileId(
        new UUID(
            now().toEpochMilli() << 16 | VERSION_7, Long.MIN_VALUE | NUMBER.incrementAndGet()));
  }

  private Instant now() {
    return services.getBean(Clock.class).instant();
  }

  void initiate(FileId id) {
    Registration registration =
        new Registration(
            id,
            OWNER,
            TENANT,
            "document",
            "Quarterly report.pdf",
            "application/pdf",
            SIZE,
            SIZE,
            null,
            Map.of("team", "blue"),
            UploadDetails.by(UploadMethod.POST),
            new Handling(
                "private, no-cache",
                Disposition.ATTACHMENT,
                InfectedObjects.ISOLATE,
                Duration.ofDays(30)),
            null,
            now().plus(LONG_AGO));
    RegistrationOutcome outcome =
        CALLER.call(() ->
            callers
                .getBean(FileRegistry.class)
                .register(registration, QUOTA, new Actor("user:" + OWNER, "192.0.2.1")));
    if (outcome instanceof RegistrationOutcome.QuotaExceeded) {
      throw new IllegalStateException("the quota is used up");
    }
  }

  boolean quotaIsExceeded() {
    return CALLER.call(() ->
        callers
            .getBean(FileRegistry.class)
            .quotaExceededBy(SIZE, OWNER, TENANT, "document", QUOTA)
            .isPresent());
  }

  int list(@Nullable String profile, @Nullable FileStatus status, @Nullable FileId before) {
    ListQuery query = new ListQuery(OWNER, TENANT, profile, status, null, before);
    return CALLER.call(() -> callers.getBean(FileLists.class).list(query, PAGE).size());
  }

  void claim(FileId id) {
    report(id, new ScanReport.Claim(id.value(), object(id), now()));
  }

  void verdict(FileId id) {
    Instant now = now();
    Evidence evidence =
        new Evidence(
            "ab".repeat(32),
            "application/pdf",
            new ScanEngine("ClamAV", "1.4.6", "27812", now),
            new ObjectLocation("airlock-clean", object(id).key(), "c1"),
            now,
            now);
    report(id, new ScanReport.VerdictReport(id.value(), object(id), new Verdict.Clean(), evidence));
  }

  private void report(FileId id, ScanReport report) {
    ScannerRequest request = new ScannerRequest("scan-worker", UUID.randomUUID().toString(), "d");
    services
        .getBean(Scans.class)
        .report(
            id,
            report,
            request,
            outcome -> new StoredResponse(200, "{\"outcome\":\"" + outcome + "\"}"));
  }

  private static ObjectVersion object(FileId id) {
    return new ObjectVersion("airlock-uploads", "document/" + id, "v1", "etag", SIZE);
  }

  /// One round of the relay.
  ///
  /// @return how many events it handed over
  int relay() {
    return services.getBean(Outbox.class).relay(EVENTS, _ -> {}).orElse(0);
  }

  /// What a round of the reconciler asks of the database.
  int reconcile() {
    StaleFiles stale = services.getBean(StaleFiles.class);
    int found =
        stale.neverUploaded(LONG_AGO, BATCH).size()
            + stale.neverSettled(LONG_AGO, BATCH).size()
            + stale.neverRescanned(LONG_AGO, BATCH).size()
            + stale.leftovers(LONG_AGO, BATCH).size()
            + stale.notPurged(BATCH).size();
    return found
        + (stale.newestClaimed().isPresent() ? 1 : 0)
        + services.getBean(IdempotencyStore.class).deleteOld()
        + services.getBean(UploadAnswers.class).deleteOld()
        + services.getBean(QuotaUse.class).deleteOld()
        + services.getBean(Outbox.class).deleteOldSteps();
  }
}
