package dev.airlock.bench.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Stands between clients and a server on this machine. Answers go back untouched.
public final class CountingProxy implements AutoCloseable {
  private static final int BACKLOG = 100;

  private final ServerSocket listening;
  private final int server;
  private final Supplier<Forwarding> forwardings;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CountingProxy(ServerSocket listening, int server, Supplier<Forwarding> forwardings) {
    this.listening = listening;
    this.server = server;
    this.forwardings = forwardings;
  }

  /// Starts listening on any free port.
  ///
  /// @param server the server's port
  /// @param forwardings makes one for every connection
  public static CountingProxy before(int server, Supplier<Forwarding> forwardings)
      throws IOException {
    ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    CountingProxy proxy = new CountingProxy(listening, server, forwardings);
    Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
    return proxy;
  }

  /// Where it listens.
  public int port() {
    return listening.getLocalPort();
  }

  /// The URL at which it stands for a server of HTTP.
  public String address() {
    return "http://127.0.0.1:" + port();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        serve(listening.accept());
      } catch (IOException _) {
        // Closed, or the server is not there: the client sees it as its connection's end.
      }
    }
  }

  private void serve(Socket client) throws IOException {
    Socket onward = new Socket();
    open.add(client);
    open.add(onward);
    try {
      onward.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server));
      client.setTcpNoDelay(true);
      onward.setTcpNoDelay(true);
    } catch (IOException e) {
      end(client, onward);
      throw e;
    }
    Thread.startVirtualThread(() -> forward(client, onward));
    Thread.startVirtualThread(() -> back(onward, client));
  }

  private void forward(Socket client, Socket onward) {
    try {
      forwardings
          .get()
          .forward(
              new BufferedInputStream(client.getInputStream(), 1 << 16),
              new BufferedOutputStream(onward.getOutputStream(), 1 << 16));
    } catch (IOException _) {
      // One of the two hung up, which is what the other is told.
    } finally {
      end(client, onward);
    }
  }

  private void back(Socket onward, Socket client) {
    try {
      onward.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // One of the two hung up, which is what the other is told.
    } finally {
      end(client, onward);
    }
  }

  private void end(Socket client, Socket onward) {
    for (Socket socket : Set.of(client, onward)) {
      open.remove(socket);
      try {
        socket.close();
      } catch (IOException _) {
        // It is of no more use either way.
      }
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
