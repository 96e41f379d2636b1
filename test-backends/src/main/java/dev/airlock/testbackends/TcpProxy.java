package dev.airlock.testbackends;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP proxy before a backend, which a test can cut, hold and restore. While it is cut, it resets
/// the connections that there are and every new one. While it is held, nothing comes through.
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final InetSocketAddress backend;
  private final ServerSocket listening;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private volatile boolean cut;
  private boolean held;

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
    letThrough();
  }

  /// Keeps what connections carry, with the connections open, until the proxy is cut or restored.
  public void hold() {
    synchronized (gate) {
      held = true;
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
      Thread.ofVirtual().start(() -> forward(client, server));
      forward(server, client);
    } catch (IOException _) {
      connections.remove(client);
    }
  }

  private void forward(Socket from, Socket to) {
    try (from;
        to) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = from.getInputStream().read(buffer);
          read >= 0;
          read = from.getInputStream().read(buffer)) {
        awaitLetThrough();
        to.getOutputStream().write(buffer, 0, read);
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
      held = false;
      gate.notifyAll();
    }
  }

  private void awaitLetThrough() throws IOException {
    synchronized (gate) {
      while (held) {
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
