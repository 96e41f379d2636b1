package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.registry.deletion.Deletions;
import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.FileRepository;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way by which a file becomes `scanning`, `clean`, `infected` or `quarantined`. Each
/// change commits together with its event and with the response to the scanner.
public class Scans {
  // Others can change a file between two statements, but not again and again.
  private static final int ATTEMPTS = 10;

  private final ScanTransitions transitions;
  private final FileRepository files;
  private final IdempotencyStore responses;
  private final Deletions deletions;
  private final AuditLog auditLog;
  private final TransactionOperations transactions;
  private final Clock clock;

  Scans(
      JdbcClient database,
      FileRepository files,
      IdempotencyStore responses,
      Deletions deletions,
      AuditLog auditLog,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.transitions = new ScanTransitions(database);
    this.files = files;
    this.responses = responses;
    this.deletions = deletions;
    this.auditLog = auditLog;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /// Applies a report about an uploaded object. A claim lets a scan attempt hold the file for one
  /// object version. A verdict is recorded if it comes from the scan that holds the file and is
  /// about the version that this scan claimed. A later claim takes the file from an earlier one, so
  /// a scanner that died blocks nobody; claims of other versions do so only a few times, so that a
  /// file that is uploaded again and again comes to its verdict.
  ///
  /// A request that was answered before changes nothing, and gets the same response.
  ///
  /// @param answering the response to each outcome; it must do nothing else. What it throws undoes
  ///   the change
  /// @throws MessageIdReused if another request had the same id
  public StoredResponse report(
      FileId id,
      ScanReport report,
      ScannerRequest request,
      Function<ReportOutcome, StoredResponse> answering) {
    return apply(new ReceivedReport(id, ScanKind.INITIAL, report, request, answering));
  }

  /// Applies a report about an object that already had a verdict, in the same way. A claim of one
  /// needs an operator's request for a rescan, and must name the very object that the file has. If
  /// the file is deleted and can be restored, all this counts once it is.
  public StoredResponse reportRescan(
      FileId id,
      ScanReport report,
      ScannerRequest request,
      Function<ReportOutcome, StoredResponse> answering) {
    return apply(new ReceivedReport(id, ScanKind.RESCAN, report, request, answering));
  }

  private StoredResponse apply(ReceivedReport received) {
    try {
      return transactions.execute(_ -> untilAnswered(received));
    } catch (DuplicateKeyException _) {
      // The same request came twice at the same time. By now the other one is answered.
      return transactions.execute(_ -> untilAnswered(received));
    }
  }

  private StoredResponse untilAnswered(ReceivedReport received) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<StoredResponse> response = attempt(received, clock.instant());
      if (response.isPresent()) {
        return response.get();
      }
    }
    throw new IllegalStateException("file " + received.file() + " rejected what fits it");
  }

  /// Nothing if the report did not fit the file, and fits it now.
  private Optional<StoredResponse> attempt(ReceivedReport received, Instant now) {
    return switch (transitions.apply(received, now)) {
      case Transition.Replayed(String digest, StoredResponse first) -> {
        if (!digest.equals(received.request().digest())) {
          throw new MessageIdReused();
        }
        yield Optional.of(first);
      }
      case Transition.Applied(RegisteredFile file) ->
          Optional.of(recordChange(received, file, now));
      case Transition.Rejected() ->
          refusal(received)
              .map(refusal -> {
                AnsweredRequest answered = received.answer(refusal, now);
                responses.store(answered);
                return answered.response();
              });
    };
  }

  private StoredResponse recordChange(ReceivedReport received, RegisteredFile file, Instant now) {
    Actor scanner = Actor.scanner(received.scanner());
    return switch (received.report()) {
      case ScanReport.Claim _ -> {
        AnsweredRequest answered = received.answer(new ClaimOutcome.Held(file), now);
        auditLog.append(file, Action.SCAN_STARTED, scanner, claimedAt(file), answered);
        yield answered.response();
      }
      case ScanReport.VerdictReport report -> {
        AnsweredRequest answered =
            received.answer(new VerdictOutcome.Recorded(report.verdict().status()), now);
        auditLog.append(file, Action.SETTLED, scanner, settledAt(file), answered);
        replace(file, scanner);
        yield answered.response();
      }
    };
  }

  // Not simply now: by the clock of the service that recorded the claim it may be later.
  private static Instant claimedAt(RegisteredFile file) {
    return Objects.requireNonNull(file.claim()).claimedAt();
  }

  private static Instant settledAt(RegisteredFile file) {
    return Objects.requireNonNull(file.settledAt());
  }

  // Read again: the statement that did not match may have seen the file before another changed it.
  private Optional<? extends ReportOutcome> refusal(ReceivedReport received) {
    Optional<RegisteredFile> found = files.find(received.file());
    return switch (received.report()) {
      case ScanReport.Claim claim ->
          found.isEmpty()
              ? Optional.of(new ClaimOutcome.Unknown())
              : refusal(found.get(), claim, received);
      case ScanReport.VerdictReport verdict ->
          found.isEmpty()
              ? Optional.of(new VerdictOutcome.Unknown())
              : Refusals.of(found.get(), verdict, received.scanner());
    };
  }

  private Optional<ClaimOutcome> refusal(
      RegisteredFile file, ScanReport.Claim claim, ReceivedReport received) {
    Optional<ClaimOutcome> refusal = Refusals.of(file, claim, received.kind());
    if (received.kind() == ScanKind.INITIAL) {
      refusal.ifPresent(outcome -> auditDiscarded(file, claim, outcome, received.scanner()));
    }
    return refusal;
  }

  // A presigned URL can be used again. What comes after the verdict, or too often before it, is
  // deleted, and audited.
  private void auditDiscarded(
      RegisteredFile file, ScanReport.Claim claim, ClaimOutcome outcome, String scanner) {
    ObjectVersion object = claim.object();
    if (outcome instanceof ClaimOutcome.ForeignObject || Refusals.wasClaimed(file, object)) {
      return;
    }
    Map<String, String> details = new HashMap<>();
    details.put("eTag", object.eTag());
    details.put("size", Long.toString(object.size()));
    if (object.versionId() != null) {
      details.put("versionId", object.versionId());
    }
    auditLog.record(file.id(), Action.UPLOAD_DISCARDED, Actor.scanner(scanner), details);
  }

  // Only a file that becomes clean replaces another one. A newer file is locked before an older
  // one, so that no two verdicts wait for each other.
  private void replace(RegisteredFile file, Actor scanner) {
    FileId replaced = file.replaces();
    if (file.status() == FileStatus.CLEAN && replaced != null && !stayedClean(file)) {
      deletions.replace(replaced, file, scanner);
    }
  }

  // A rescan of a clean file leaves it where it is.
  private static boolean stayedClean(RegisteredFile file) {
    ScanClaim claim = file.claim();
    ObjectLocation location = file.location();
    return claim != null && location != null && claim.object().bucket().equals(location.bucket());
  }
}
