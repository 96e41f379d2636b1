package dev.airlock.bench.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/// What an HTTP/1.1 client sends (RFC 9112): one request after the other. Notes method and path,
/// and of AWS's JSON protocols the action.
public final class HttpRequests implements Forwarding {
  private static final int HEXADECIMAL = 16;
  private static final int BLOCK_BYTES = 1 << 16;

  private final Tally requests;

  public HttpRequests(Tally requests) {
    this.requests = requests;
  }

  @Override
  public void forward(InputStream client, OutputStream server) throws IOException {
    try {
      while (true) {
        String head = head(client);
        requests.note(name(head));
        server.write(head.getBytes(ISO_8859_1));
        flushIfIdle(client, server);
        if (field(head, "transfer-encoding").isPresent()) {
          copyChunks(client, server);
        } else {
          copy(client, server, field(head, "content-length").map(Long::parseLong).orElse(0L));
        }
        server.flush();
      }
    } catch (EOFException _) {
      server.flush();
    }
  }

  private static String name(String head) {
    return field(head, "x-amz-target").orElseGet(() -> head.substring(0, head.indexOf(" HTTP/")));
  }

  private static Optional<String> field(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  // With the empty line that ends it.
  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    String line;
    do {
      line = line(in);
      head.append(line);
    } while (!line.equals("\r\n"));
    return head.toString();
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int read;
    do {
      read = in.read();
      if (read < 0) {
        throw new EOFException();
      }
      line.write(read);
    } while (read != '\n');
    return line.toString(ISO_8859_1);
  }

  private static void copyChunks(InputStream in, OutputStream out) throws IOException {
    long size;
    do {
      String line = line(in);
      out.write(line.getBytes(ISO_8859_1));
      size = Long.parseLong(line.strip().split(";", 2)[0], HEXADECIMAL);
      copy(in, out, size);
      // What ends the chunk, or after the last one the body. AWS clients send no trailer fields
      // here: theirs are inside of what is transferred.
      out.write(line(in).getBytes(ISO_8859_1));
    } while (size > 0);
  }

  private static void copy(InputStream in, OutputStream out, long count) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long left = count;
    while (left > 0) {
      int read = in.read(block, 0, (int) Math.min(block.length, left));
      if (read < 0) {
        throw new EOFException();
      }
      out.write(block, 0, read);
      left -= read;
      flushIfIdle(in, out);
    }
  }

  // The client may be waiting for "100 Continue".
  private static void flushIfIdle(InputStream in, OutputStream out) throws IOException {
    if (in.available() == 0) {
      out.flush();
    }
  }
}
