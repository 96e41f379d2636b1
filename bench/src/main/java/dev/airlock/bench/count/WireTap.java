package dev.airlock.bench.count;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between clients and a server on this machine, passes on everything as it is, and counts
/// round trips: how often a client spoke after the server did.
///
/// It understands no protocol. Of HTTP/1.1 a round trip is a request, as no client here sends the
/// next before it has the response. Of PostgreSQL it is what the client sends before it waits, for
/// example a `BEGIN` together with the transaction's first statement.
final class WireTap implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final int PENDING_CONNECTIONS = 100;
  private static final int BUFFER_BYTES = 1 << 16;

  private final ServerSocket listening = new ServerSocket(0, PENDING_CONNECTIONS, LOOPBACK);
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> roundTrips = new ArrayList<>();

  /// Starts listening on any free port.
  ///
  /// @param server the server's port
  WireTap(int server) throws IOException {
    this.server = server;
    Thread.ofPlatform().daemon().name("tap").start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// The round trips since somebody last asked, oldest first: of each the first bytes that were
  /// sent, at most 64 KiB.
  List<String> drain() {
    synchronized (roundTrips) {
      List<String> drained = List.copyOf(roundTrips);
      roundTrips.clear();
      return drained;
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.startVirtualThread(() -> new TappedConnection().serve(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private final class TappedConnection {
    private volatile boolean serverSpokeLast = true;

    void serve(Socket client) {
      try (client;
          Socket onward = new Socket(LOOPBACK, server)) {
        open.addAll(Set.of(client, onward));
        client.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        Thread.startVirtualThread(() -> copy(onward, client, false));
        copy(client, onward, true);
        open.removeAll(Set.of(client, onward));
      } catch (IOException _) {
        // No server: the client sees its connection end.
      }
    }

    private void copy(Socket from, Socket to, boolean fromClient) {
      byte[] bytes = new byte[BUFFER_BYTES];
      try (from;
          to) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          if (fromClient && serverSpokeLast) {
            synchronized (roundTrips) {
              roundTrips.add(new String(bytes, 0, count, ISO_8859_1));
            }
          }
          serverSpokeLast = !fromClient;
          out.write(bytes, 0, count);
        }
      } catch (IOException _) {
        // One of the two hung up, and so the other's connection ends.
      }
    }
  }
}
