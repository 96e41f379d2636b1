package dev.airlock.scan.pipeline;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.clamav.NodeAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node that finds the word `virus`, unless it is broken.
final class FakeEngineNode implements EngineNode {
  static final ScanEngine ENGINE = new ScanEngine("Fake", "1", null, null);

  private final NodeAddress address;
  private @Nullable Integer breaksAfter;
  private boolean suspected;
  private int proofs;
  private final Deque<EngineReply> replies = new ArrayDeque<>();

  FakeEngineNode(int port) {
    this.address = new NodeAddress("fake", port);
  }

  /// From now on it fails when it has read so many bytes.
  FakeEngineNode breakAfter(int bytes) {
    breaksAfter = bytes;
    return this;
  }

  /// It gives these replies one after the other, whatever it reads, and the last one for ever.
  FakeEngineNode reply(EngineReply... given) {
    replies.addAll(List.of(given));
    return this;
  }

  /// It proves itself before each scan.
  FakeEngineNode proveAlways() {
    proofs = 1;
    return this;
  }

  boolean isSuspected() {
    return suspected;
  }

  @Override
  public NodeAddress address() {
    return address;
  }

  @Override
  public EngineReply scan(InputStream bytes, long size) {
    try {
      Integer most = breaksAfter;
      if (most != null) {
        byte[] _ = bytes.readNBytes(most);
        throw new EngineFault("broken");
      }
      EngineReply given = replies.size() > 1 ? replies.poll() : replies.peek();
      if (given != null) {
        bytes.transferTo(OutputStream.nullOutputStream());
        return given;
      }
      String content = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      return content.contains("virus")
          ? new EngineReply.Found("Virus")
          : new EngineReply.NothingFound();
    } catch (IOException e) { // as clamd's client: it cannot tell whose fault it is
      throw new EngineFault("the scan was cut off: " + e.getMessage());
    }
  }

  @Override
  public ScanEngine engine() {
    return proofs == 0
        ? ENGINE
        : ENGINE.at(address.toString(), Instant.EPOCH.plusSeconds(proofs++));
  }

  @Override
  public void vouchFor(ScanEngine then) {}

  @Override
  public void suspect() {
    suspected = true;
  }
}
