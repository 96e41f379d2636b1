package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.Proofs;
import dev.airlock.testbackends.TestNamespace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// Against a real clamd, and against servers that behave as a broken one would.
class ClamdIT {
  private static final byte[] EICAR =
      ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*")
          .getBytes(US_ASCII);
  private static final byte[] FOUND_ANYWHERE =
      "AIRLOCK-SANDBOX-TEST-SIGNATURE-ANYWHERE".getBytes(US_ASCII);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TestNamespace namespace = Backends.shared().namespace("clamd");
  private final Clamd clamd = clamdAt(namespace.clamdPort());

  @Test
  void findsNothingInHarmlessBytes() {
    assertThat(scan(clamd, "harmless".getBytes(US_ASCII)))
        .isEqualTo(new EngineReply.NothingFound());
  }

  @Test
  void findsTheTestFile() {
    assertThat(scan(clamd, EICAR)).isInstanceOf(EngineReply.Found.class);
  }

  @Test
  void findsTheTestFileInsideAnArchive() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("eicar.txt"));
      zip.write(EICAR);
    }
    assertThat(scan(clamd, bytes.toByteArray())).isInstanceOf(EngineReply.Found.class);
  }

  /// A client that loses bytes when a socket's buffer is full lets this pass as OK: the client that
  /// is known for it does in a third of the scans, so the chance to miss that is below 1 in
  /// 100,000.
  @Test
  void findsWhatStandsInTheLastBytesOfABigStreamEveryTime() throws Exception {
    Semaphore eightAtOnce = new Semaphore(8);
    List<Future<EngineReply>> scans = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < Proofs.rounds(30, 100); i++) {
        byte[] head = new byte[12_000_000 - FOUND_ANYWHERE.length];
        // Different bytes each time: clamd remembers what it found clean.
        RandomGenerator.of("L64X128MixRandom").nextBytes(head);
        eightAtOnce.acquire();
        scans.add(
            threads.submit(() -> {
              try {
                return clamd.scan(
                    new SequenceInputStream(
                        new ByteArrayInputStream(head), new ByteArrayInputStream(FOUND_ANYWHERE)),
                    MINUTE);
              } finally {
                eightAtOnce.release();
              }
            }));
      }
    }
    for (Future<EngineReply> scan : scans) {
      assertThat(scan.get()).isInstanceOf(EngineReply.Found.class);
    }
  }

  @Test
  void streamThatBreaksOffIsNoVerdict() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[100_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }

              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("connection reset");
              }
            });
    assertThatExceptionOfType(EngineFault.class).isThrownBy(() -> clamd.scan(broken, MINUTE));
  }

  @Test
  void deadClamdIsNoVerdict() throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    Clamd dead = clamdAt(port);
    assertThatExceptionOfType(EngineFault.class).isThrownBy(() -> scan(dead, EICAR));
    assertThat(dead.isReachable()).isFalse();
  }

  @Test
  void emptyReplyIsNoVerdict() throws Exception {
    answering("", port -> expectFault(clamdAt(port)));
  }

  @Test
  void halfAReplyIsNoVerdict() throws Exception {
    answering("stream: O", port -> expectFault(clamdAt(port)));
  }

  @Test
  void silenceEndsAtTheDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Clamd waiting = clamdAt(silent.getLocalPort());
      long start = System.nanoTime();
      expectFault(waiting);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static void expectFault(Clamd clamd) {
    assertThatExceptionOfType(EngineFault.class)
        .isThrownBy(() -> clamd.scan(new ByteArrayInputStream(EICAR), SECOND));
  }

  /// A server that reads a little, answers and hangs up.
  private static void answering(String reply, java.util.function.IntConsumer test)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket socket = server.accept()) {
              socket.getInputStream().readNBytes(10 + 4 + EICAR.length + 4);
              socket.getOutputStream().write(reply.getBytes(US_ASCII));
            } catch (IOException _) {
              // The test has ended.
            }
          });
      test.accept(server.getLocalPort());
    }
  }

  private static EngineReply scan(Clamd clamd, byte[] bytes) {
    return clamd.scan(new ByteArrayInputStream(bytes), MINUTE);
  }

  private static Clamd clamdAt(int port) {
    return new Clamd(new NodeAddress("127.0.0.1", port), MINUTE);
  }
}
