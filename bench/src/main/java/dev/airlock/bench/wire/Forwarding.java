package dev.airlock.bench.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Passes on what a client says, message by message, and notes what it understood.
public interface Forwarding {

  /// Passes on everything until the client has no more to say. Nothing may be held back while the
  /// client waits for an answer.
  void forward(InputStream client, OutputStream server) throws IOException;
}
