package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A clamd that reloads its signatures all the time, and one that gets more than it accepts.
class ReloadIT {
  private static final byte[] FOUND_ANYWHERE =
      "AIRLOCK-SANDBOX-TEST-SIGNATURE-ANYWHERE".getBytes(US_ASCII);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int SCANS = 60;
  private static final long MORE_THAN_IT_TAKES = 601L << 20;

  private final TestNamespace namespace = Backends.shared().namespace("reload");
  private final Clamd clamd =
      new Clamd(new NodeAddress(namespace.clamdHost(), namespace.clamdPort()), MINUTE);

  @Test
  void nothingIsMissedWhileSignaturesAreReloaded() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    AtomicInteger reloads = new AtomicInteger();
    Thread reloading = Thread.ofVirtual().start(() -> reload(end, reloads));
    int found = 0;
    try {
      for (int i = 0; i < SCANS; i++) {
        byte[] head = new byte[1 << 20];
        new Random(i).nextBytes(head);
        try (InputStream bytes =
            new SequenceInputStream(
                new ByteArrayInputStream(head), new ByteArrayInputStream(FOUND_ANYWHERE))) {
          assertThat(clamd.scan(bytes, MINUTE)).isInstanceOf(EngineReply.Found.class);
          found++;
        } catch (EngineFault _) {
          // No verdict is right as well; the file would be scanned again.
        }
      }
    } finally {
      end.set(true);
      reloading.join();
    }
    assertThat(reloads.get()).isGreaterThan(3);
    assertThat(found).as("scans in spite of the reloads").isGreaterThan(SCANS / 2);
  }

  @Test
  void streamOverTheLimitIsOverTheLimit() throws IOException {
    try (InputStream bytes = new Varied(MORE_THAN_IT_TAKES)) {
      assertThat(clamd.scan(bytes, Duration.ofMinutes(2)))
          .isEqualTo(new EngineReply.LimitExceeded("StreamMaxLength"));
    }
  }

  private void reload(AtomicBoolean end, AtomicInteger reloads) {
    while (!end.get()) {
      try (Socket socket = new Socket(namespace.clamdHost(), namespace.clamdPort())) {
        OutputStream out = socket.getOutputStream();
        out.write("nRELOAD\n".getBytes(US_ASCII));
        String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
        if (answer.strip().equals("RELOADING")) {
          reloads.incrementAndGet();
        }
      } catch (IOException _) {
        // It is asked again.
      }
    }
  }

  /// Bytes that make no file type, as many as wanted.
  private static final class Varied extends InputStream {
    private final byte[] block = new byte[64 << 10];
    private long left;

    Varied(long size) {
      left = size;
      new Random(1).nextBytes(block);
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left == 0) {
        return -1;
      }
      int count = (int) Math.min(left, Math.min(length, block.length));
      System.arraycopy(block, 0, buffer, offset, count);
      left -= count;
      return count;
    }
  }
}
