package dev.airlock.scan.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineFault;
import dev.airlock.scan.clamav.EngineNode;
import dev.airlock.scan.clamav.EngineReply;
import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.structure.MemberScanner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Who is to blame for a scan that takes too long.
class MemberScansTest {
  private static final int LONG = 300;

  @Test
  void aMemberThatTakesLongToUnpackIsNoFaultOfTheNode() {
    MemberScans scans = new MemberScans(node(0), (at, into) -> {});
    assertThat(scans.scan(new Slow(() -> sleep(LONG)), 1))
        .isEqualTo(new MemberScanner.Answer.TooSlow());
  }

  @Test
  void anObjectThatS3DoesNotSendIsNoFaultOfTheNodeNorOfTheMember() {
    MemberScans scans = new MemberScans(node(0), (at, into) -> sleep(LONG));
    assertThatThrownBy(() -> scans.scan(new Slow(() -> scans.read(0, new byte[1])), 1))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aNodeThatTakesLongIsToBlame() {
    MemberScans scans = new MemberScans(node(LONG), (at, into) -> {});
    assertThatThrownBy(() -> scans.scan(new Slow(() -> {}), 1)).isInstanceOf(EngineFault.class);
  }

  @Test
  void aNodeThatFailsIsToBlameHoweverLongTheMemberTook() {
    EngineNode broken =
        new SlowNode(0) {
          @Override
          public EngineReply scan(InputStream bytes, long size) {
            read(bytes);
            throw new EngineFault("it hung up");
          }
        };
    MemberScans scans = new MemberScans(broken, (at, into) -> {});
    assertThatThrownBy(() -> scans.scan(new Slow(() -> sleep(LONG)), 1))
        .isInstanceOf(EngineFault.class);
  }

  private static EngineNode node(int millis) {
    return new SlowNode(millis);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Waiting {
    void run() throws IOException;
  }

  private static final class Slow extends InputStream {
    private final Waiting waiting;

    Slow(Waiting waiting) {
      this.waiting = waiting;
    }

    @Override
    public int read() throws IOException {
      waiting.run();
      return -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      return read();
    }
  }

  /// Reads all, waits, and has its deadline behind it.
  private static class SlowNode implements EngineNode {
    private final int millis;

    SlowNode(int millis) {
      this.millis = millis;
    }

    static void read(InputStream bytes) {
      try {
        assertThat(bytes.readAllBytes()).isEmpty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public NodeAddress address() {
      return new NodeAddress("slow", 1);
    }

    @Override
    public void vouchFor(ScanEngine then) {}

    @Override
    public EngineReply scan(InputStream bytes, long size) {
      read(bytes);
      sleep(millis);
      throw new EngineFault("too long", new TimeoutException());
    }

    @Override
    public ScanEngine engine() {
      return FakeEngineNode.ENGINE;
    }

    @Override
    public void suspect() {
      throw new IllegalStateException("never");
    }
  }
}
