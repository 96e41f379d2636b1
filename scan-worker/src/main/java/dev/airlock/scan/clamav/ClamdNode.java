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

/// A clamd: its state and how many scans it has under way.
final class ClamdNode implements EngineNode, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClamdNode.class);

  private final NodeAddress address;
  private final ClamdSettings settings;
  private final Clamd clamd;
  private final Clock clock;
  private final AtomicInteger load = new AtomicInteger();
  private volatile NodeState state = NodeState.JOINING;
  private volatile @Nullable ScanEngine engine;
  private volatile Instant canaryDue = Instant.MIN;
  private long suspicions;

  ClamdNode(NodeAddress address, ClamdSettings settings, Clock clock) {
    this.address = address;
    this.settings = settings;
    this.clamd = new Clamd(address, settings.readTimeout());
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
    if (state == NodeState.UP) {
      log.warn("clamd at {} failed; out of service until it passes the canary", address);
      state = NodeState.JOINING;
    }
  }

  @Override
  public ScanEngine engine() {
    ScanEngine known = engine;
    if (known == null) {
      throw new EngineFault("clamd did not report its version");
    }
    return known;
  }

  boolean isUp() {
    return state == NodeState.UP;
  }

  int load() {
    return load.get();
  }

  NodeState state() {
    return state;
  }

  @Override
  public NodeAddress address() {
    return address;
  }

  /// The age of its signatures; null if it does not tell, as with a custom signature database.
  @Nullable Duration age() {
    ScanEngine known = engine;
    return known == null || known.databaseDate() == null
        ? null
        : Duration.between(known.databaseDate(), clock.instant());
  }

  boolean isOld() {
    return isOlderThan(settings.oldAfter());
  }

  private boolean isOlderThan(@Nullable Duration limit) {
    Duration age = age();
    return limit != null && age != null && age.compareTo(limit) > 0;
  }

  /// Checks its state. A node that is not up, has other signatures than before, or has not passed
  /// the canary for a while must pass it first.
  void probe() {
    long before = suspicions();
    update(check(), before);
  }

  private synchronized long suspicions() {
    return suspicions;
  }

  // What was seen before a scan failed is no proof that the node works after it.
  private synchronized void update(NodeState seen, long suspicionsBefore) {
    NodeState now =
        seen == NodeState.UP && suspicions != suspicionsBefore ? NodeState.JOINING : seen;
    if (now != state) {
      log.info("clamd at {} is {}", address, now.inWords());
      state = now;
    }
  }

  private NodeState check() {
    if (!clamd.isReachable()) {
      return NodeState.UNREACHABLE;
    }
    ScanEngine before = engine;
    try {
      engine = clamd.engine();
    } catch (EngineFault _) {
      return NodeState.UNREACHABLE;
    }
    if (isOlderThan(settings.refusedAfter())) {
      return NodeState.TOO_OLD;
    }
    boolean due =
        state != NodeState.UP || !engine().equals(before) || !clock.instant().isBefore(canaryDue);
    if (due && !Canary.isPassedBy(clamd)) {
      return clamd.isReachable() ? NodeState.FAILED_CANARY : NodeState.UNREACHABLE;
    }
    if (due) {
      canaryDue = clock.instant().plus(settings.canary());
    }
    return NodeState.UP;
  }

  @Override
  public void close() {
    clamd.close();
  }
}
