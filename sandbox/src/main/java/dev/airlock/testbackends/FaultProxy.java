package dev.airlock.testbackends;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The way to a backend over HTTP, with something that happens when a certain request passes:
/// before the backend has it, or when the backend has answered and the client does not know yet.
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Supplier<URI> backend;
  private volatile Wire wire = new Wire(_ -> false, false, () -> {});

  private record Wire(Predicate<String> request, boolean answered, Runnable snap) {}

  /// Listens at once.
  ///
  /// @param backend asked when the first connection comes
  public FaultProxy(Supplier<URI> backend) throws IOException {
    this.backend = backend;
    Thread.ofVirtual().start(this::accept);
  }

  /// What to give a client in place of the backend's address.
  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// Snaps once.
  ///
  /// @param request looks at the head of a request
  /// @param answered whether the backend gets it and answers first
  public void set(Predicate<String> request, boolean answered, Runnable snap) {
    wire = new Wire(request, answered, snap);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket there = new Socket(backend.get().getHost(), backend.get().getPort())) {
      boolean[] snapsWithTheAnswer = new boolean[1];
      Thread back = Thread.ofVirtual().start(() -> answers(there, client, snapsWithTheAnswer));
      byte[] buffer = new byte[64 << 10];
      InputStream in = client.getInputStream();
      OutputStream out = there.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        // Clients send a request's head in one piece.
        if (wire.request().test(new String(buffer, 0, count, ISO_8859_1))) {
          if (!wire.answered()) {
            snap();
            return;
          }
          snapsWithTheAnswer[0] = true;
        }
        out.write(buffer, 0, count);
      }
      back.join();
    } catch (IOException _) {
      // either side is gone
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answers(Socket from, Socket to, boolean[] snaps) {
    byte[] buffer = new byte[64 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (snaps[0]) {
          snap();
          return;
        }
        to.getOutputStream().write(buffer, 0, count);
      }
    } catch (IOException _) {
      // either side is gone
    }
  }

  private synchronized void snap() {
    Runnable snap = wire.snap();
    wire = new Wire(_ -> false, false, () -> {});
    snap.run();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
