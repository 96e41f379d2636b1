package dev.airlock.scan.clamav;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server that answers as clamd does, but says the same of everything it is given to scan.
final class BrokenClamd implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String version;
  private final String verdict;

  BrokenClamd(String version, String verdict) throws IOException {
    this.version = version;
    this.verdict = verdict;
    Thread.ofVirtual().start(this::accept);
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
            case "PING" -> "PONG\n";
            case "VERSION" -> version + "\n";
            default -> {
              for (int size = in.readInt(); size > 0; size = in.readInt()) {
                in.skipNBytes(size);
              }
              yield verdict + "\0";
            }
          };
      socket.getOutputStream().write(reply.getBytes(US_ASCII));
    } catch (IOException _) {
      // the client is gone
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
