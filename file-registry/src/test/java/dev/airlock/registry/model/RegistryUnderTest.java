package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.fixture.ExampleFile;
import dev.airlock.registry.fixture.RegistryBeans;
import dev.airlock.registry.fixture.Reports;
import dev.airlock.registry.fixture.StepClock;
import dev.airlock.registry.idempotency.MessageIdReused;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.reconciliation.Leftover;
import dev.airlock.registry.scan.ReportOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A file of its own in the real registry.
final class RegistryUnderTest implements SystemUnderTest {
  private static final Actor OPERATOR = new Actor("user:operator", "192.0.2.9");

  private final RegistryBeans registry;
  private final ExampleFile file = ExampleFile.fresh();
  private final AtomicReference<@Nullable ScanClaim> seen = new AtomicReference<>();

  RegistryUnderTest(RegistryBeans registry) {
    this.registry = registry;
    StepClock.at(StepClock.START, () -> register(file, owner(), null));
  }

  @Override
  public FileId id() {
    return file.id();
  }

  @Override
  public StoredFile stored() {
    return Objects.requireNonNull(
        StoredFile.in(registry.database(), List.of(file.id())).get(file.id()));
  }

  /// Answers in the words of the [Model].
  @Override
  public String apply(HistoryStep step, String nonce, Instant now) {
    return StepClock.at(
        now,
        () ->
            switch (step) {
              case HistoryStep.TimePasses _ -> "";
              case HistoryStep.Message message -> send(message, nonce);
              case HistoryStep.Delete(boolean restorable) -> delete(restorable, ExampleFile.ALICE);
              case HistoryStep.Restore() ->
                  StepResult.of(registry.deletions().restore(file.id(), ExampleFile.ALICE));
              case HistoryStep.Replace(boolean ofTheOwner, Finding found) ->
                  replace(ofTheOwner, found);
              case HistoryStep.OperatorRequest order -> operate(order);
              case HistoryStep.Reconciliation reconciliation -> reconcile(reconciliation);
            });
  }

  private String delete(boolean restorable, Actor actor) {
    return StepResult.of(registry.deletions().delete(file.id(), restorable, actor));
  }

  private String operate(HistoryStep.OperatorRequest order) {
    return switch (order) {
      case RESCAN -> StepResult.of(registry.rescans().request(file.id(), OPERATOR));
      case RELEASE ->
          StepResult.of(registry.rescans().release(file.id(), "known sender", OPERATOR));
      case DELETE -> delete(true, OPERATOR);
      case DELETE_FOR_GOOD -> delete(false, OPERATOR);
    };
  }

  private String reconcile(HistoryStep.Reconciliation reconciliation) {
    FileId id = file.id();
    return switch (reconciliation) {
      case EXPIRE ->
          StepResult.of(
              registry.staleFiles().expire(id, HistoryStep.Reconciliation.EXPIRE_AFTER), "expired");
      case REQUEUE ->
          StepResult.of(
              registry.staleFiles().requeue(id, HistoryStep.Reconciliation.PAUSE), "asked for");
      case LOOK -> look();
      case QUARANTINE_LOST -> {
        ScanClaim claim = seen.get();
        yield StepResult.of(
            claim != null && registry.staleFiles().quarantineLost(id, claim),
            "quarantined as lost");
      }
      case CLEAR -> clear(true);
      case FIND_NOTHING -> clear(false);
      case MAKE_PERMANENT ->
          StepResult.of(registry.deletions().makePermanent(id), "made permanent");
      case PURGE -> {
        registry.deletions().purged(id, Actor.named("reconciler"));
        yield "";
      }
      case FORGET -> {
        registry.responses().deleteOld();
        yield "";
      }
    };
  }

  private String look() {
    RegisteredFile found =
        Objects.requireNonNull(registry.staleFiles().find(List.of(file.id())).get(file.id()));
    seen.set(found.claim());
    return StepResult.ofALook(found);
  }

  private String clear(boolean deleted) {
    ScanClaim claim = seen.get();
    if (claim != null) {
      Leftover left = new Leftover(file.id(), claim.scanId(), claim.object().location());
      registry.staleFiles().clear(left, () -> deleted);
    }
    return "";
  }

  private String send(HistoryStep.Message message, String nonce) {
    String messageId = message.number() == 0 ? null : file.id() + " " + message.number();
    ScannerRequest sent = new ScannerRequest(message.scanner(), messageId, message.toString());
    Function<ReportOutcome, StoredResponse> answering =
        outcome -> new StoredResponse(200, StepResult.of(outcome) + " #" + nonce);
    ScanReport report = report(message);
    try {
      return switch (message.object()) {
        case Upload _ -> registry.scans().report(file.id(), report, sent, answering).body();
        case Copy _ -> registry.scans().reportRescan(file.id(), report, sent, answering).body();
      };
    } catch (MessageIdReused _) {
      return "message id reused";
    }
  }

  private ScanReport report(HistoryStep.Message message) {
    FileId id = file.id();
    return switch (message) {
      case HistoryStep.Claim claim -> file.claim(claim.scanId(id), claim.object().of(id));
      case HistoryStep.ReportVerdict report ->
          new ScanReport.VerdictReport(
              report.scanId(id),
              report.object().of(id),
              report.finding().verdict(),
              report.finding().evidence(id));
    };
  }

  private String replace(boolean ofTheOwner, Finding finding) {
    ExampleFile newer = ExampleFile.fresh();
    register(newer, ofTheOwner ? owner() : "mallory", file.id());
    Reports reports = new Reports(registry.scans());
    UUID scan = UUID.randomUUID();
    reports.claim(newer.id(), newer.claim(scan), "newer");
    reports.verdict(newer.id(), newer.verdictReport(scan, finding.verdict()), "newer");
    return "";
  }

  // Owners have few files each, because counting those of one owner takes time.
  private String owner() {
    return "owner of " + file.id();
  }

  private RegisteredFile register(ExampleFile registered, String owner, @Nullable FileId replaces) {
    return ExampleFile.registeredIn(
        registry.files(), registered.registration(owner, "acme", replaces));
  }
}
