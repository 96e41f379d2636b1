package dev.airlock.bench.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/// An event stream of all files of a caller. One that nobody reads costs a socket and no more.
final class EventStream implements AutoCloseable {
  private static final int HEAD_BYTES = 1_024;

  private final Socket socket;

  private EventStream(Socket socket) {
    this.socket = socket;
  }

  /// Returns when the stream is answered.
  static EventStream open(int port, String token) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/files/events HTTP/1.1\r\nHost: airlock\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(token)
                .getBytes(US_ASCII));
    byte[] head = new byte[HEAD_BYTES];
    int length = socket.getInputStream().read(head);
    String answer = new String(head, 0, Math.max(length, 0), US_ASCII);
    if (!answer.startsWith("HTTP/1.1 200 ")) {
      throw new BenchmarkFailed("an event stream was answered with " + answer);
    }
    return new EventStream(socket);
  }

  /// The lines that come from now on.
  BufferedReader lines() throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
