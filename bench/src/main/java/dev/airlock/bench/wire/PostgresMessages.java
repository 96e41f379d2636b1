package dev.airlock.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// What a PostgreSQL client sends, in version 3 of the protocol
/// (<https://www.postgresql.org/docs/18/protocol-message-formats.html>).
///
/// A statement is a `Query` or an `Execute`. A round trip is a `Query` or a `Sync`: after these the
/// client waits for the answers to all it sent before. Excepted is a `Query` that begins a
/// transaction: pgjdbc sends the transaction's first statement together with it.
public final class PostgresMessages implements Forwarding {
  private static final int PROTOCOL_MAJOR = 3;
  private static final int LENGTH_BYTES = 4;

  private final Tally statements;
  private final Tally roundTrips;
  private final Map<String, String> prepared = new HashMap<>();
  private final Map<String, String> portals = new HashMap<>();

  /// @param statements gets the text of each statement
  /// @param roundTrips gets an entry for each
  public PostgresMessages(Tally statements, Tally roundTrips) {
    this.statements = statements;
    this.roundTrips = roundTrips;
  }

  @Override
  public void forward(InputStream client, OutputStream server) throws IOException {
    DataInputStream in = new DataInputStream(client);
    DataOutputStream out = new DataOutputStream(server);
    try {
      // Before the session there may be requests for encryption, each without a type.
      int version = untyped(in, out);
      while (version >> Short.SIZE != PROTOCOL_MAJOR) {
        version = untyped(in, out);
      }
      while (true) {
        typed(in, out);
      }
    } catch (EOFException _) {
      out.flush();
    }
  }

  private static int untyped(DataInputStream in, DataOutputStream out) throws IOException {
    byte[] body = new byte[in.readInt() - LENGTH_BYTES];
    in.readFully(body);
    out.writeInt(body.length + LENGTH_BYTES);
    out.write(body);
    out.flush();
    return ByteBuffer.wrap(body).getInt();
  }

  private void typed(DataInputStream in, DataOutputStream out) throws IOException {
    byte type = in.readByte();
    byte[] body = new byte[in.readInt() - LENGTH_BYTES];
    in.readFully(body);
    note((char) type, ByteBuffer.wrap(body));
    out.writeByte(type);
    out.writeInt(body.length + LENGTH_BYTES);
    out.write(body);
    if (in.available() == 0) {
      out.flush();
    }
  }

  private void note(char type, ByteBuffer body) {
    switch (type) {
      case 'P' -> prepared.put(text(body), text(body));
      case 'B' -> portals.put(text(body), prepared.getOrDefault(text(body), "?"));
      case 'E' -> statements.note(portals.getOrDefault(text(body), "?"));
      case 'Q' -> {
        String sql = text(body);
        statements.note(sql);
        if (!sql.startsWith("BEGIN")) {
          roundTrips.note("Query");
        }
      }
      case 'S' -> roundTrips.note("Sync");
      default -> {} // passwords, closes, descriptions: neither one nor the other
    }
  }

  // Ends in a zero byte.
  private static String text(ByteBuffer body) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte next = body.get(); next != 0; next = body.get()) {
      text.write(next);
    }
    return text.toString(UTF_8);
  }
}
