package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A real clamd that is always in service: for tests of what is made of its answers.
public final class OneClamd implements EngineNodes, EngineNode, AutoCloseable {
  // Nobody asks which it is.
  private static final ScanEngine ENGINE = new ScanEngine("ClamAV", "1", null, null);
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private final NodeAddress address;
  private final Clamd clamd;

  public OneClamd(String host, int port) {
    this.address = new NodeAddress(host, port);
    this.clamd = new Clamd(address, DEADLINE);
  }

  @Override
  public Optional<EngineNode> leastLoaded(Set<NodeAddress> tried) {
    return tried.contains(address) ? Optional.empty() : Optional.of(this);
  }

  @Override
  public boolean isAnyUp() {
    return true;
  }

  @Override
  public NodeAddress address() {
    return address;
  }

  @Override
  public EngineReply scan(InputStream bytes, long size) {
    return clamd.scan(bytes, DEADLINE);
  }

  @Override
  public ScanEngine engine() {
    return ENGINE;
  }

  @Override
  public void vouchFor(ScanEngine then) {}

  @Override
  public void suspect() {}

  @Override
  public void close() {
    clamd.close();
  }
}
