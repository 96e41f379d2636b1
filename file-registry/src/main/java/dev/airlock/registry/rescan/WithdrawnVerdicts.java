package dev.airlock.registry.rescan;

import dev.airlock.registry.event.Action;
import dev.airlock.registry.event.Actor;
import dev.airlock.registry.event.AuditLog;
import dev.airlock.registry.file.RegisteredFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/// Withdraws what a process of a scanner's engine called clean since it last proved itself: it was
/// found out not to see what it has to see. The files are `scanning` from that moment, so that
/// nobody is served one, and no scan holds them: it is for the caller to queue their scans. If a
/// message gets lost, the reconciler sends another.
public class WithdrawnVerdicts {
  // The clocks of workers differ.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final WithdrawalRepository repository;
  private final AuditLog auditLog;
  private final Clock clock;

  WithdrawnVerdicts(WithdrawalRepository repository, AuditLog auditLog, Clock clock) {
    this.repository = repository;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Withdraws verdicts of that node. Doing it again finds what was reported meanwhile.
  ///
  /// @param scanner whose node it is; nobody withdraws the verdicts of others
  /// @param since when it last proved itself, if the caller knows; otherwise what its last verdict
  ///   says of that counts
  /// @param limit how many at most
  @Transactional
  public Withdrawal withdraw(String scanner, String node, @Nullable Instant since, int limit) {
    Instant now = clock.instant();
    Instant from = since == null ? repository.lastProof(scanner, node).orElse(now) : since;
    List<RegisteredFile> files = repository.withdraw(scanner, node, from.minus(MARGIN), limit, now);
    files.forEach(file ->
        auditLog.append(
            file, Action.VERDICT_WITHDRAWN, Actor.scanner(scanner), now, Map.of("node", node)));
    return new Withdrawal(from, files, files.size() == limit);
  }
}
