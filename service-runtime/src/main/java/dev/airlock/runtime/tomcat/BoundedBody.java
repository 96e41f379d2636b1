package dev.airlock.runtime.tomcat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Reads a body that has a largest size.
public final class BoundedBody {
  private static final int PIECE = 4096;

  private BoundedBody() {}

  /// The body; if it is larger than that, more than `limit` bytes of it. The buffer grows with what
  /// arrives, whatever was announced.
  ///
  /// @throws IOException if it is malformed, or not all of it arrived in time. Tomcat remembers
  ///   why, and writes that problem whatever is answered
  public static byte[] read(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[PIECE];
    // Not readNBytes, which ends by asking for no bytes: Tomcat waits for one even then.
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      body.write(piece, 0, count);
      if (body.size() > limit) {
        break;
      }
    }
    return body.toByteArray();
  }
}
