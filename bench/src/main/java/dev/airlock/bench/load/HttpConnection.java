package dev.airlock.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/// One kept-alive HTTP/1.1 connection (RFC 9112) that sends requests as prepared bytes and reads of
/// an answer no more than it must: where it ends and its status. Where the server ends it, it
/// begins anew.
public final class HttpConnection implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final String CHUNKED_END = "\r\n0\r\n\r\n";

  private final int port;
  private Socket socket;
  private byte[] answer = new byte[BUFFER_BYTES];
  private int length;

  private HttpConnection(int port) throws IOException {
    this.port = port;
    this.socket = connected(port);
  }

  /// Connects to a server on this machine.
  public static HttpConnection to(int port) throws IOException {
    return new HttpConnection(port);
  }

  private static Socket connected(int port) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /// Where the bytes of a request go that is written bit by bit; then comes [#receive].
  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  /// Sends a whole request and waits for the whole answer.
  ///
  /// @return the status
  public int exchange(byte[] request) throws IOException {
    if (isOver()) {
      socket.close();
      socket = connected(port);
    }
    out().write(request);
    return receive();
  }

  /// Waits for the whole answer.
  ///
  /// @return the status
  public int receive() throws IOException {
    length = 0;
    InputStream in = socket.getInputStream();
    while (!isWhole()) {
      if (length == answer.length) {
        answer = Arrays.copyOf(answer, answer.length * 2);
      }
      int read = in.read(answer, length, answer.length - length);
      if (read < 0) {
        throw new EOFException("the server closed the connection in the middle of an answer");
      }
      length += read;
    }
    return status();
  }

  // Servers end a connection after a number of requests; Tomcat's is 100.
  private boolean isOver() {
    int body = bodyStart();
    return body > 0
        && new String(answer, 0, body, ISO_8859_1).contains("\r\nConnection: close\r\n");
  }

  // "HTTP/1.1 201 …"
  private int status() {
    return Integer.parseInt(new String(answer, 9, 3, ISO_8859_1));
  }

  /// The latest answer with its head.
  public String text() {
    return new String(answer, 0, length, ISO_8859_1);
  }

  private boolean isWhole() {
    int body = bodyStart();
    if (body < 0) {
      return false;
    }
    String head = new String(answer, 0, body, ISO_8859_1);
    int at = head.indexOf("\r\nContent-Length: ");
    if (at >= 0) {
      int from = at + "\r\nContent-Length: ".length();
      return length >= body + Integer.parseInt(head, from, head.indexOf('\r', from), 10);
    }
    // Nothing follows the answer, for nothing was asked yet; so its end is the buffer's end.
    return !head.contains("\r\nTransfer-Encoding: chunked") || endsIn(CHUNKED_END);
  }

  private int bodyStart() {
    for (int i = 3; i < length; i++) {
      if (answer[i] == '\n' && answer[i - 1] == '\r' && answer[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean endsIn(String end) {
    return length >= end.length()
        && new String(answer, length - end.length(), end.length(), ISO_8859_1).equals(end);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
