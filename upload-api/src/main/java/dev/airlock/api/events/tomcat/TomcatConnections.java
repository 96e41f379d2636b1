package dev.airlock.api.events.tomcat;

import dev.airlock.api.events.Connection;
import dev.airlock.api.events.Connections;
import dev.airlock.api.events.EventStreamSettings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Takes connections over from Tomcat as a protocol upgrade does, behind an ordinary response.
///
/// An asynchronous request would hold on to everything that Tomcat and the filters have for it,
/// about 110 KB for every listener that waits. This way it is a fifth, and the end of a connection
/// is noticed when it comes.
@Component
class TomcatConnections implements Connections {
  private final EventStreamSettings settings;

  TomcatConnections(EventStreamSettings settings) {
    this.settings = settings;
  }

  @Override
  public void keep(
      HttpServletRequest request,
      HttpServletResponse response,
      Function<Connection, Runnable> opened)
      throws IOException {
    response.setHeader(HttpHeaders.CONNECTION, "close"); // or it would be sent in chunks
    response.flushBuffer();
    try {
      request.upgrade(EventConnection.class).whenOpen(opened, settings.writeTimeout());
    } catch (ServletException e) {
      throw new IllegalStateException("the connection was not handed over", e);
    }
  }
}
