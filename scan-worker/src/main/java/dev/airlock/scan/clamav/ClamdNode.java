package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// A clamd: its state and how many scans it has under way.
final class ClamdNode implements EngineNode, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClamdNode.class);

  private final NodeAddress address;
  private final ClamdSettings settings;
  private final Clamd clamd;
  private final ClamdCheck check;
  private final NodeTrust trust;
  private final Clock clock;
  private final AtomicInteger load = new AtomicInteger();
  private volatile NodeCondition condition = NodeCondition.of(NodeState.JOINING);
  private long suspicions;

  /// @param largest the largest object that it may get, in bytes
  ClamdNode(
      NodeAddress address,
      ClamdSettings settings,
      long largest,
      WithdrawalSender withdrawals,
      Clock clock) {
    this.trust = new NodeTrust(address, withdrawals);
    this.address = address;
    this.settings = settings;
    this.clamd = new Clamd(address, settings.readTimeout());
    this.check = new ClamdCheck(clamd, settings, largest, clock);
    this.clock = clock;
  }

  @Override
  public EngineReply scan(InputStream bytes, long size) {
    load.incrementAndGet();
    try {
      return clamd.scan(bytes, settings.deadline(size));
    } finally {
      load.decrementAndGet();
    }
  }

  @Override
  public synchronized void suspect() {
    suspicions++;
    if (isUp()) {
      log.warn("clamd at {} failed; out of service until it passes the canaries", address);
      condition = NodeCondition.of(NodeState.JOINING);
    }
  }

  @Override
  public ScanEngine engine() {
    ScanEngine known = check.engine();
    if (known == null) {
      throw new EngineFault("clamd did not report its version");
    }
    return known.at(address.toString(), check.provedAt());
  }

  @Override
  public void vouchFor(ScanEngine then) {
    if (isMisconfigured() || !trust.covers(then)) {
      throw new EngineFault("clamd was found misconfigured meanwhile");
    }
  }

  boolean isUp() {
    return state() == NodeState.UP;
  }

  boolean isMisconfigured() {
    return state() == NodeState.MISCONFIGURED;
  }

  int load() {
    return load.get();
  }

  NodeState state() {
    return condition.state();
  }

  NodeCondition condition() {
    return condition;
  }

  @Override
  public NodeAddress address() {
    return address;
  }

  /// The age of its signatures; null if it does not tell, as with a custom signature database.
  @Nullable Duration age() {
    ScanEngine known = check.engine();
    return known == null || known.databaseDate() == null
        ? null
        : Duration.between(known.databaseDate(), clock.instant());
  }

  boolean isOld() {
    Duration age = age();
    return age != null && age.compareTo(settings.oldAfter()) > 0;
  }

  /// Whether something that it called clean is still to be withdrawn.
  boolean owesWithdrawals() {
    return trust.isBroken();
  }

  /// Checks its state. A node that is not up, has other signatures than before, or has not passed
  /// the canaries for a while must pass them first.
  void probe() {
    long before = suspicions();
    NodeCondition seen = check.run(isUp());
    if (seen.state() == NodeState.UP && !isTrusted()) {
      seen = NodeCondition.of(NodeState.MISCONFIGURED, "what it called clean is not withdrawn yet");
    }
    update(seen, before);
    if (check.hasFailed()) {
      trust.failed(check.provedAt());
    }
  }

  private boolean isTrusted() {
    Instant proof = check.provedAt();
    return proof != null && trust.passed(proof);
  }

  private synchronized long suspicions() {
    return suspicions;
  }

  // What was seen before a scan failed is no proof that the node works after it.
  private synchronized void update(NodeCondition seen, long suspicionsBefore) {
    NodeCondition now =
        seen.state() == NodeState.UP && suspicions != suspicionsBefore
            ? NodeCondition.of(NodeState.JOINING)
            : seen;
    if (!now.equals(condition)) {
      log.atLevel(now.reasons().isEmpty() ? Level.INFO : Level.WARN)
          .log("clamd at {} is {}", address, now);
      condition = now;
    }
  }

  @Override
  public void close() {
    clamd.close();
  }
}
