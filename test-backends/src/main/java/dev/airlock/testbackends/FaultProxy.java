package dev.airlock.testbackends;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// An HTTP proxy before a backend that runs a fault when a certain request passes: before the
/// backend has received it, or when the backend has answered and the client does not know yet.
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Supplier<URI> backend;
  private volatile Trigger trigger = Trigger.NEVER;

  private record Trigger(Predicate<String> request, boolean answered, Runnable fault) {
    static final Trigger NEVER = new Trigger(_ -> false, false, () -> {});
  }

  /// Listens at once.
  ///
  /// @param backend asked for each connection; may throw [UncheckedIOException] while there is none
  public FaultProxy(Supplier<URI> backend) throws IOException {
    this.backend = backend;
    Thread.ofVirtual().start(this::accept);
  }

  /// What to give a client in place of the backend's address.
  public String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /// Runs `fault` once and breaks the connection.
  ///
  /// @param request looks at the head of a request
  /// @param answered whether the backend gets it and answers first
  public void failOn(Predicate<String> request, boolean answered, Runnable fault) {
    trigger = new Trigger(request, answered, fault);
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
      boolean[] failsWithTheAnswer = new boolean[1];
      Thread back = Thread.ofVirtual().start(() -> answers(there, client, failsWithTheAnswer));
      byte[] buffer = new byte[64 << 10];
      InputStream in = client.getInputStream();
      OutputStream out = there.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        // Clients send a request's head in one piece.
        if (trigger.request().test(new String(buffer, 0, count, ISO_8859_1))) {
          if (!trigger.answered()) {
            fail();
            return;
          }
          failsWithTheAnswer[0] = true;
        }
        out.write(buffer, 0, count);
      }
      back.join();
    } catch (IOException | UncheckedIOException _) {
      // either side is gone, or was never there
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answers(Socket from, Socket to, boolean[] fails) {
    byte[] buffer = new byte[64 << 10];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (fails[0]) {
          fail();
          return;
        }
        to.getOutputStream().write(buffer, 0, count);
      }
    } catch (IOException _) {
      // either side is gone
    }
  }

  private synchronized void fail() {
    Runnable fault = trigger.fault();
    trigger = Trigger.NEVER;
    fault.run();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
