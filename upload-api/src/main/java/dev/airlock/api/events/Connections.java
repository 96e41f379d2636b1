package dev.airlock.api.events;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/// Keeps connections of requests open after the requests are handled.
public interface Connections {

  /// Sends the status and headers of the response. What follows ends with the connection.
  ///
  /// @param opened called once the request is handled, with the way to send on. It must not wait,
  ///   and returns what to do when the client is gone, which may then be done more than once
  void keep(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<Connection, Runnable> opened)
      throws IOException;
}
