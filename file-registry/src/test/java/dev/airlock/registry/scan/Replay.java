package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.ExampleFile;
import dev.airlock.registry.Reports;
import dev.airlock.registry.answer.Answer;
import dev.airlock.registry.answer.MessageIdReused;
import dev.airlock.registry.answer.ScannerMessage;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Does the steps of a history to a file of its own in the real registry.
final class Replay implements Subject {
  private final Registry registry;
  private final ExampleFile file = ExampleFile.fresh();
  private final AtomicReference<@Nullable ScanClaim> seen = new AtomicReference<>();

  Replay(Registry registry) {
    this.registry = registry;
    StepClock.at(StepClock.START, () -> announce(file, owner(), null));
  }

  @Override
  public FileId id() {
    return file.id();
  }

  @Override
  public Stored stored() {
    return Objects.requireNonNull(
        Stored.in(registry.database(), List.of(file.id())).get(file.id()));
  }

  /// Answers in the words of the [Model].
  @Override
  public String apply(Step step, String nonce, Instant now) {
    return StepClock.at(
        now,
        () ->
            switch (step) {
              case Step.Passes _ -> "";
              case Step.Message message -> send(message, nonce);
              case Step.Delete(boolean restorable) ->
                  status(registry.deletions().delete(file.id(), restorable, ExampleFile.ALICE));
              case Step.Restore() ->
                  status(registry.deletions().restore(file.id(), ExampleFile.ALICE));
              case Step.Replace(boolean ofTheOwner, Finding found) -> replace(ofTheOwner, found);
              case Step.Mending mending -> mend(mending);
            });
  }

  private String mend(Step.Mending mending) {
    FileId id = file.id();
    return switch (mending) {
      case EXPIRE -> told(registry.work().expire(id, Step.Mending.EXPIRE_AFTER), "expired");
      case REQUEUE -> told(registry.work().requeue(id, Step.Mending.PAUSE), "asked for");
      case LOOK -> look();
      case GIVE_UP -> {
        ScanClaim claim = seen.get();
        yield told(claim != null && registry.work().giveUp(id, claim), "given up");
      }
      case ABANDON -> told(registry.deletions().giveUp(id), "abandoned");
      case PURGE -> {
        registry.deletions().purged(id, Actor.named("reconciler"));
        yield "";
      }
      case FORGET -> {
        registry.answers().forgetOld();
        yield "";
      }
    };
  }

  private static String told(boolean done, String what) {
    return done ? what : "not " + what;
  }

  private String look() {
    RegisteredFile found =
        Objects.requireNonNull(registry.work().find(List.of(file.id())).get(file.id()));
    seen.set(found.claim());
    return "sees %s #%s".formatted(found.status().wireName(), held(found.claim()));
  }

  private static String held(@Nullable ScanClaim claim) {
    return claim == null
        ? ""
        : Stored.held(claim.scanId(), claim.scanner(), claim.object(), claim.claimedAt());
  }

  private String send(Step.Message message, String nonce) {
    String messageId = message.number() == 0 ? null : file.id() + " " + message.number();
    try {
      return registry
          .scans()
          .report(
              file.id(),
              report(message),
              new ScannerMessage(message.scanner(), messageId, message.toString()),
              outcome -> new Answer(200, told(outcome) + " #" + nonce))
          .body();
    } catch (MessageIdReused _) {
      return "message id reused";
    }
  }

  private ScanReport report(Step.Message message) {
    FileId id = file.id();
    return switch (message) {
      case Step.Claim claim -> file.claim(claim.scanId(id), claim.upload().of(id));
      case Step.Settle settle ->
          new ScanReport.Settlement(
              settle.scanId(id),
              settle.upload().of(id),
              settle.finding().verdict(),
              settle.finding().evidence(id));
    };
  }

  private static String told(ReportOutcome outcome) {
    return switch (outcome) {
      case ClaimOutcome.Held(RegisteredFile held) -> "held as " + held.sequence();
      case ClaimOutcome.NothingToScan(var status, boolean judged) ->
          "nothing to scan, " + status.wireName() + (judged ? ", judged" : ", another");
      case ClaimOutcome.ForeignObject() -> "foreign object";
      case ClaimOutcome.Deleted() -> "file deleted";
      case ClaimOutcome.Unknown() -> "unknown";
      case SettleOutcome.Recorded(var status) -> "recorded " + status.wireName();
      case SettleOutcome.Duplicate(var status) -> "duplicate " + status.wireName();
      case SettleOutcome.Stale() -> "stale";
      case SettleOutcome.NotClaimed() -> "not claimed";
      case SettleOutcome.Deleted() -> "file deleted";
      case SettleOutcome.Unknown() -> "unknown";
    };
  }

  private static String status(Optional<RegisteredFile> file) {
    return file.map(found -> found.status().wireName()).orElse("nothing");
  }

  private String replace(boolean ofTheOwner, Finding finding) {
    ExampleFile newer = ExampleFile.fresh();
    announce(newer, ofTheOwner ? owner() : "mallory", file.id());
    Reports reports = new Reports(registry.scans());
    UUID scan = UUID.randomUUID();
    reports.claim(newer.id(), newer.claim(scan), "newer");
    reports.settle(newer.id(), newer.settlement(scan, finding.verdict()), "newer");
    return "";
  }

  // Owners have few files each, for counting those of one owner takes time.
  private String owner() {
    return "owner of " + file.id();
  }

  private RegisteredFile announce(ExampleFile announced, String owner, @Nullable FileId replaces) {
    return ExampleFile.registeredIn(
        registry.files(), announced.registration(owner, "acme", replaces));
  }
}
