package dev.airlock.api.events.tomcat;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;

/// Keeps connections open after their requests are handled: takes them over from Tomcat as a
/// protocol upgrade does, behind an ordinary response.
///
/// An asynchronous request would hold on to everything that Tomcat and the filters allocate for it,
/// about 110 KB for each idle subscriber. An upgraded connection takes a fifth of that, and notices
/// at once when the client disconnects.
public final class ConnectionUpgrade {
  private final Duration writeTimeout;

  /// @param writeTimeout how long a write may block before the client counts as too slow
  public ConnectionUpgrade(Duration writeTimeout) {
    this.writeTimeout = writeTimeout;
  }

  /// Sends the status and headers of the response. What follows ends with the connection.
  ///
  /// @param opened called with the connection once the request is handled. It must not block, and
  ///   returns what to do when the client has disconnected, which may then be done more than once
  public void keepOpen(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<Connection, Runnable> opened)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close"); // or it would be sent in chunks
    response.flushBuffer();
    try {
      request.upgrade(UpgradedConnection.class).whenOpen(opened, writeTimeout);
    } catch (ServletException e) {
      throw new IllegalStateException("the connection was not handed over", e);
    }
  }
}
