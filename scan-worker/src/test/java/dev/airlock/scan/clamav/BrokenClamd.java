package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A server that answers as clamd does, with the verdicts that the test wants.
final class BrokenClamd implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String version;
  private final Function<byte[], String> verdict;
  private final AtomicInteger pinged = new AtomicInteger();
  private volatile CountDownLatch pings = new CountDownLatch(0);

  /// One with the same verdict on everything.
  BrokenClamd(String version, String verdict) throws IOException {
    this(version, _ -> verdict);
  }

  /// @param verdict on a content
  BrokenClamd(String version, Function<byte[], String> verdict) throws IOException {
    this.version = version;
    this.verdict = verdict;
    Thread.ofVirtual().start(this::accept);
  }

  /// One whose verdicts are those of a clamd that works.
  static BrokenClamd before(String host, int port, String version) throws IOException {
    return new BrokenClamd(version, content -> verdictOf(host, port, content));
  }

  private static String verdictOf(String host, int port, byte[] content) {
    try (Socket clamd = new Socket(host, port)) {
      DataOutputStream out = new DataOutputStream(clamd.getOutputStream());
      out.write("zINSTREAM\0".getBytes(US_ASCII));
      out.writeInt(content.length);
      out.write(content);
      out.writeInt(0);
      String reply = new String(clamd.getInputStream().readAllBytes(), US_ASCII);
      return reply.substring(0, reply.length() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From now on PING is answered when the latch is open.
  void holdPings(CountDownLatch latch) {
    pings = latch;
  }

  /// How often it was pinged.
  int pinged() {
    return pinged.get();
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      StringBuilder command = new StringBuilder();
      for (int next = in.read(); next > 0 && next != '\n'; next = in.read()) {
        command.append((char) next);
      }
      String reply =
          switch (command.substring(1)) {
            case "PING" -> {
              pinged.incrementAndGet();
              pings.await();
              yield "PONG\n";
            }
            case "VERSION" -> version + "\n";
            default -> {
              var content = new ByteArrayOutputStream();
              for (int size = in.readInt(); size > 0; size = in.readInt()) {
                content.writeBytes(in.readNBytes(size));
              }
              yield verdict.apply(content.toByteArray()) + "\0";
            }
          };
      socket.getOutputStream().write(reply.getBytes(US_ASCII));
    } catch (IOException _) {
      // the client is gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
