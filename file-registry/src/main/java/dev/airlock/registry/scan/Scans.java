package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import dev.airlock.registry.idempotency.AnsweredRequest;
import dev.airlock.registry.idempotency.IdempotencyStore;
import dev.airlock.registry.idempotency.MessageIdReused;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way by which a file comes to `scanning`, `clean`, `infected` or `quarantined`. Each
/// change commits together with its event and with what the scanner is told.
public class Scans {
  // Others can move a file between two statements, but not again and again.
  private static final int TRIES = 10;

  private final ScanTransitions moves;
  private final ScanRows rows;
  private final IdempotencyStore answers;
  private final Deletions deletions;
  private final AuditLog journal;
  private final TransactionOperations transactions;
  private final Clock clock;

  Scans(
      JdbcClient database,
      ScanRows rows,
      IdempotencyStore answers,
      Deletions deletions,
      AuditLog journal,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.moves = new ScanTransitions(database);
    this.rows = rows;
    this.answers = answers;
    this.deletions = deletions;
    this.journal = journal;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /// Applies a report about an uploaded object: a claim, which lets a scan attempt hold the file
  /// for one object version, or a settlement, provided that it comes from the scan that holds the
  /// file and is about the version that this scan claimed. A later claim takes the file from an
  /// earlier one, so that a scanner that died holds up nobody.
  ///
  /// A message that was answered before changes nothing, and gets the same answer.
  ///
  /// @param answering what a scanner is told of each outcome; it must do nothing else
  /// @throws MessageIdReused if another message had the same id
  public StoredResponse report(
      FileId id,
      ScanReport report,
      ScannerRequest message,
      Function<ReportOutcome, StoredResponse> answering) {
    return report(id, report, ScanKind.INITIAL, message, answering);
  }

  /// Applies a report about an object that was judged before, in the same way. A claim of one needs
  /// that somebody asked for a rescan, and that it is the very object which the file has.
  public StoredResponse reportRescan(
      FileId id,
      ScanReport report,
      ScannerRequest message,
      Function<ReportOutcome, StoredResponse> answering) {
    return report(id, report, ScanKind.RESCAN, message, answering);
  }

  private StoredResponse report(
      FileId id,
      ScanReport report,
      ScanKind whence,
      ScannerRequest message,
      Function<ReportOutcome, StoredResponse> answering) {
    try {
      return inTransaction(id, report, whence, message, answering);
    } catch (DuplicateKeyException _) {
      // The same message came twice at the same time. By now the other one is answered.
      return inTransaction(id, report, whence, message, answering);
    }
  }

  private StoredResponse inTransaction(
      FileId id,
      ScanReport report,
      ScanKind whence,
      ScannerRequest message,
      Function<ReportOutcome, StoredResponse> answering) {
    return transactions.execute(_ -> apply(id, report, whence, message, answering, TRIES));
  }

  private StoredResponse apply(
      FileId id,
      ScanReport report,
      ScanKind whence,
      ScannerRequest message,
      Function<ReportOutcome, StoredResponse> answering,
      int tries) {
    Instant now = clock.instant();
    Transition move =
        switch (report) {
          case ScanReport.Claim claim -> moves.claim(id, claim, whence, message, now);
          case ScanReport.VerdictReport settled -> moves.settle(id, settled, message, now);
        };
    return switch (move) {
      case Transition.Replayed(String digest, StoredResponse first) -> {
        if (!digest.equals(message.digest())) {
          throw new MessageIdReused();
        }
        yield first;
      }
      case Transition.Applied(RegisteredFile file) -> {
        StoredResponse answer = answering.apply(outcomeOf(report, file));
        record(report, file, new AnsweredRequest(message, answer, now));
        yield answer;
      }
      case Transition.Rejected() -> {
        Optional<? extends ReportOutcome> refusal = refusal(id, report, whence, message.scanner());
        if (refusal.isEmpty()) {
          if (tries == 1) {
            throw new IllegalStateException("file " + id + " refused what fits it");
          }
          yield apply(id, report, whence, message, answering, tries - 1);
        }
        StoredResponse answer = answering.apply(refusal.get());
        answers.remember(new AnsweredRequest(message, answer, now));
        yield answer;
      }
    };
  }

  private static ReportOutcome outcomeOf(ScanReport report, RegisteredFile moved) {
    return switch (report) {
      case ScanReport.Claim _ -> new ClaimOutcome.Held(moved);
      case ScanReport.VerdictReport _ -> new SettleOutcome.Recorded(moved.status());
    };
  }

  private void record(ScanReport report, RegisteredFile moved, AnsweredRequest answered) {
    Actor scanner = Actor.scanner(answered.message().scanner());
    switch (report) {
      case ScanReport.Claim _ -> journal.append(moved, Action.SCAN_STARTED, scanner, answered);
      case ScanReport.VerdictReport _ -> {
        journal.append(moved, Action.SETTLED, scanner, answered);
        replace(moved, scanner);
      }
    }
  }

  // Looked up anew: the statement that refused may have seen the file before another moved it.
  private Optional<? extends ReportOutcome> refusal(
      FileId id, ScanReport report, ScanKind whence, String scanner) {
    Optional<RegisteredFile> found = rows.findById(id);
    return switch (report) {
      case ScanReport.Claim claim -> {
        if (found.isEmpty()) {
          yield Optional.of(new ClaimOutcome.Unknown());
        }
        Optional<ClaimOutcome> refusal = Refusals.of(found.get(), claim, whence);
        if (whence == ScanKind.INITIAL) {
          refusal.ifPresent(outcome -> auditDiscarded(found.get(), claim, outcome, scanner));
        }
        yield refusal;
      }
      case ScanReport.VerdictReport settled ->
          found.isEmpty()
              ? Optional.of(new SettleOutcome.Unknown())
              : Refusals.of(found.get(), settled, scanner);
    };
  }

  // A permission can be used again after the scan. What comes then is removed, and leaves a trace.
  private void auditDiscarded(
      RegisteredFile file, ScanReport.Claim claim, ClaimOutcome outcome, String scanner) {
    ObjectVersion object = claim.object();
    if (outcome instanceof ClaimOutcome.ForeignObject || Refusals.isJudged(file, object)) {
      return;
    }
    Map<String, String> details = new HashMap<>();
    details.put("eTag", object.eTag());
    details.put("size", Long.toString(object.size()));
    if (object.versionId() != null) {
      details.put("versionId", object.versionId());
    }
    journal.record(file.id(), Action.UPLOAD_DISCARDED, Actor.scanner(scanner), details);
  }

  // Only what turns clean takes another file's place. A newer file is locked before an older one,
  // so that no two settlements wait for each other.
  private void replace(RegisteredFile settled, Actor scanner) {
    FileId replaced = settled.replaces();
    if (settled.status() == FileStatus.CLEAN && replaced != null && !stayedClean(settled)) {
      deletions.replace(replaced, settled, scanner);
    }
  }

  // A clean file that is scanned again stays where it is.
  private static boolean stayedClean(RegisteredFile settled) {
    ScanClaim claim = settled.claim();
    ObjectLocation location = settled.location();
    return claim != null && location != null && claim.object().bucket().equals(location.bucket());
  }
}
