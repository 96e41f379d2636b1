package dev.airlock.testbackends;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A TCP proxy before a backend, which a test can cut, hold and restore. While it is cut, it resets
/// the connections that there are and every new one. While it is held, long transfers stand still.
/// It can also answer some HTTP requests itself, or reset connections in the middle of a response.
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InetSocketAddress backend;
  private final ServerSocket listening;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  // Each of a client's requests without a body begins a write of its own.
  private record OwnAnswer(Predicate<String> requests, String response) {
    boolean isFor(byte[] buffer, int length) {
      return requests.test(new String(buffer, 0, length, ISO_8859_1));
    }
  }

  private final Object gate = new Object();
  private volatile boolean cut;
  private volatile @Nullable OwnAnswer ownAnswer;
  private volatile long bytesUntilReset = Long.MAX_VALUE;
  private long bytesUntilHeld = Long.MAX_VALUE;

  /// Listens at once and lets connections through.
  public TcpProxy(String host, int port) throws IOException {
    this.backend = new InetSocketAddress(host, port);
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /// What to give a client in place of the backend's port, on 127.0.0.1.
  public int port() {
    return listening.getLocalPort();
  }

  /// Lets connections and what they carry through again.
  public void restore() {
    cut = false;
    ownAnswer = null;
    bytesUntilReset = Long.MAX_VALUE;
    letThrough();
  }

  /// Answers HTTP requests in the backend's place, from now on.
  ///
  /// @param requests tells by a request's head which ones
  public void answer(Predicate<String> requests, String response) {
    ownAnswer = new OwnAnswer(requests, response);
  }

  /// Resets every connection after so many bytes from the backend, from now on.
  public void resetAfter(long bytes) {
    bytesUntilReset = bytes;
  }

  /// Has every connection that carried so many bytes to either side stand still, open, until the
  /// proxy is cut or restored.
  public void holdAfter(long bytes) {
    synchronized (gate) {
      bytesUntilHeld = bytes;
    }
  }

  /// Resets all connections and lets none through.
  public void cut() throws IOException {
    cut = true;
    letThrough();
    for (Socket connection : connections) {
      reset(connection);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    cut();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(backend.getAddress(), backend.getPort());
      connections.add(client);
      connections.add(server);
      if (cut) {
        reset(client);
        reset(server);
      }
      Thread.ofVirtual().start(() -> forward(client, server, true));
      forward(server, client, false);
    } catch (IOException _) {
      connections.remove(client);
    }
  }

  private void forward(Socket from, Socket to, boolean isRequest) {
    try (from;
        to) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long sent = 0;
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitLetThrough(sent);
        OwnAnswer answer = ownAnswer;
        if (isRequest && answer != null && answer.isFor(buffer, read)) {
          from.getOutputStream().write(answer.response().getBytes(ISO_8859_1));
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
        sent += read;
        if (!isRequest && sent > bytesUntilReset) {
          reset(to);
        }
      }
    } catch (IOException _) {
      // broken by either side
    } finally {
      connections.remove(from);
      connections.remove(to);
    }
  }

  private void letThrough() {
    synchronized (gate) {
      bytesUntilHeld = Long.MAX_VALUE;
      gate.notifyAll();
    }
  }

  private void awaitLetThrough(long sent) throws IOException {
    synchronized (gate) {
      while (sent >= bytesUntilHeld) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    }
  }

  // RST in place of FIN, as when a machine is gone.
  private static void reset(Socket connection) throws IOException {
    if (!connection.isClosed()) {
      connection.setSoLinger(true, 0);
      connection.close();
    }
  }
}
