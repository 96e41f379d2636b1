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
record EventStream(Socket socket) implements AutoCloseable {
  private static final int HEAD_BYTES = 1_024;

  /// Returns when the server has responded.
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
    String response = new String(head, 0, Math.max(length, 0), US_ASCII);
    if (!response.startsWith("HTTP/1.1 200 ")) {
      throw new BenchmarkFailed("an event stream could not be opened: " + response);
    }
    return new EventStream(socket);
  }

  /// Returns when an event of that file has come.
  static void awaitEvent(BufferedReader lines, String fileId) throws IOException {
    String line = lines.readLine();
    while (line != null && !(line.startsWith("data: ") && line.contains(fileId))) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new BenchmarkFailed("an event stream ended");
    }
  }

  /// What comes from now on.
  BufferedReader lines() throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
