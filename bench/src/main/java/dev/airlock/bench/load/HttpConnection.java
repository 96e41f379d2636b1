package dev.airlock.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/// One kept-alive HTTP/1.1 connection (RFC 9112) that sends requests as prepared bytes and reads no
/// more of a response than it must, so that little of the processors goes to the client. Where the
/// server closes it, it is opened again.
public final class HttpConnection implements AutoCloseable {
  private static final int HEXADECIMAL = 16;

  private final int port;
  private Socket socket;
  private InputStream in = InputStream.nullInputStream();
  private boolean closedByServer = true;
  private boolean chunked;
  private int length;

  /// To a server on this machine; connects with the first request at the latest.
  public HttpConnection(int port) {
    this.port = port;
    this.socket = new Socket();
  }

  /// A request as the bytes that travel.
  ///
  /// @param line its method and path
  public static byte[] request(String line, Map<String, String> headers, String body) {
    StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\nHost: airlock\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    int length = body.getBytes(UTF_8).length;
    return (head + "Content-Length: " + length + "\r\n\r\n" + body).getBytes(UTF_8);
  }

  /// Connects, unless it is connected.
  public void connect() throws IOException {
    if (closedByServer) {
      socket.close();
      socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      closedByServer = false;
    }
  }

  /// Where to write a request bit by bit; then comes [#receive].
  public OutputStream out() throws IOException {
    connect();
    return socket.getOutputStream();
  }

  /// Sends a whole request and waits for the whole response.
  ///
  /// @return the body
  /// @throws BenchmarkFailed for any other than a 2xx
  public String exchange(byte[] request) throws IOException {
    out().write(request);
    return receive();
  }

  /// Waits for the whole response.
  ///
  /// @return the body
  /// @throws BenchmarkFailed for any other than a 2xx
  public String receive() throws IOException {
    String status = head();
    String body = new String(chunked ? chunks() : in.readNBytes(length), UTF_8);
    require2xx(status, body);
    return body;
  }

  /// Sends a request whose response never ends, and waits for its head.
  ///
  /// @throws BenchmarkFailed for any other than a 2xx
  public void open(byte[] request) throws IOException {
    out().write(request);
    require2xx(head(), "");
  }

  private static void require2xx(String status, String body) {
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new BenchmarkFailed("a request failed: %s%n%s".formatted(status, body));
    }
  }

  private String head() throws IOException {
    String status = line();
    chunked = false;
    length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String[] field = header.toLowerCase(Locale.ROOT).split(": *", 2);
      switch (field[0]) {
        case "content-length" -> length = Integer.parseInt(field[1]);
        case "transfer-encoding" -> chunked = field[1].equals("chunked");
        // Tomcat closes a connection after 100 requests.
        case "connection" -> closedByServer = field[1].equals("close");
        default -> {}
      }
    }
    return status;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(), HEXADECIMAL);
      body.write(in.readNBytes(size));
      line();
    } while (size > 0);
    return body.toByteArray();
  }

  /// The next line of what comes.
  public String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      line.write(read);
    }
    return line.toString(ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
