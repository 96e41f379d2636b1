package dev.airlock.api.events.tomcat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Writes to a client's socket.
record SocketConnection(SocketWrapperBase<?> socket) implements Connection {

  @Override
  public void send(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    try {
      socket.write(true, bytes, 0, bytes.length);
      socket.flush(true);
    } catch (SocketTimeoutException e) {
      throw new SlowReader(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
