package dev.airlock.api.events.tomcat;

import java.io.IOException;

/// The connection to one client, for one thread at a time.
public interface Connection {

  /// Sends a piece of the stream and returns when the network has taken it.
  ///
  /// @throws SlowReader if the client read nothing for too long
  /// @throws IOException if the client has disconnected
  void send(String text) throws IOException;

  /// Ends the connection. Doing it again changes nothing.
  void close();

  /// The client does not read what it asked for.
  final class SlowReader extends IOException {
    private static final long serialVersionUID = 1L;

    public SlowReader(Throwable cause) {
      super(cause);
    }
  }
}
