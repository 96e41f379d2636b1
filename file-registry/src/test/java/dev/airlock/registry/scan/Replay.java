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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Does the steps of a history to a file of its own in the real registry.
final class Replay implements Subject {
  private final Registry registry;
  private final ExampleFile file = ExampleFile.fresh();

  Replay(Registry registry) {
    this.registry = registry;
    announce(file, owner(), null);
  }

  @Override
  public FileId id() {
    return file.id();
  }

  @Override
  public Stored stored() {
    return Stored.in(registry.database(), file.id());
  }

  /// Answers in the words of the [Model].
  @Override
  public String apply(Step step, String nonce) {
    return switch (step) {
      case Step.Message message -> send(message, nonce);
      case Step.Delete(boolean restorable) ->
          status(registry.deletions().delete(file.id(), restorable, ExampleFile.ALICE));
      case Step.Restore() -> status(registry.deletions().restore(file.id(), ExampleFile.ALICE));
      case Step.RetentionEnds() -> endRetention();
      case Step.Purge() -> {
        registry.deletions().purged(file.id(), Actor.named("reconciler"));
        yield "";
      }
      case Step.Replace(boolean ofTheOwner, Finding finding) -> replace(ofTheOwner, finding);
    };
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

  private String endRetention() {
    registry
        .database()
        .update(
            """
            UPDATE file SET deletion_restorable_until = deletion_deleted_at
            WHERE id = ? AND deletion_restorable_until IS NOT NULL
            """,
            file.id().value());
    return "";
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

  private void announce(ExampleFile announced, String owner, @Nullable FileId replaces) {
    ExampleFile.registeredIn(registry.files(), announced.registration(owner, "acme", replaces));
  }
}
