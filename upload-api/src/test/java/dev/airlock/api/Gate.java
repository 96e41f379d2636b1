package dev.airlock.api;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The way to a backend, which a test can shut and open again. Shut, connections are refused and
/// those that there are break.
final class Gate implements AutoCloseable {
  private final URI backend;
  private final int port;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private ServerSocket listening;

  Gate(URI backend) throws IOException {
    this.backend = backend;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = listening.getLocalPort();
    accept();
  }

  /// What to give a client in place of the backend's address.
  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  void open() throws IOException {
    if (!listening.isClosed()) {
      return;
    }
    listening = new ServerSocket();
    listening.setReuseAddress(true);
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    accept();
  }

  void shut() throws IOException {
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
  }

  private void accept() {
    ServerSocket server = listening;
    Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              connect(server.accept());
            }
          } catch (IOException _) {
            // shut
          }
        });
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket(backend.getHost(), backend.getPort());
    connections.add(client);
    connections.add(server);
    Thread.ofVirtual().start(() -> forward(client, server));
    Thread.ofVirtual().start(() -> forward(server, client));
  }

  private void forward(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // broken by either side
    } finally {
      connections.remove(from);
      connections.remove(to);
    }
  }
}
