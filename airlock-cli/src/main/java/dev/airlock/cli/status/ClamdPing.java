package dev.airlock.cli.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Whether a clamd says that it can scan.
public final class ClamdPing {

  private ClamdPing() {}

  /// Whether a clamd on 127.0.0.1 answers PING within `patience`.
  public static boolean answers(int port, Duration patience) {
    int millis = (int) patience.toMillis();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), millis);
      socket.setSoTimeout(millis);
      socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      return "PONG\0".equals(new String(answer, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return false;
    }
  }
}
