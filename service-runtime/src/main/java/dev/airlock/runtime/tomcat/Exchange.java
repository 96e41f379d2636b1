package dev.airlock.runtime.tomcat;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// One request and its response on a connection that is watched.
public final class Exchange {
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();
  private static final String NAME = Exchange.class.getName();

  private final SocketWrapperBase<NioChannel> connection;
  private final ConnectionWatch watch;

  Exchange(SocketWrapperBase<NioChannel> connection, ConnectionWatch watch) {
    this.connection = connection;
    this.watch = watch;
  }

  /// The exchange that a request belongs to; empty outside of a watched server.
  public static Optional<Exchange> of(ServletRequest request) {
    return Optional.ofNullable((Exchange) request.getAttribute(NAME));
  }

  /// Whoever reads the body watches its pace, too: no deadline ends it until the request has been
  /// handled.
  public void keepsItsOwnPace() {
    watch.leaves(connection);
  }

  void begins(ServletRequest request, boolean withBody) {
    request.setAttribute(NAME, this);
    watch.begins(connection, withBody);
  }

  /// What the client still sends is thrown away, which has a deadline of its own.
  void handled(boolean withBody) {
    watch.leaves(connection);
    watch.begins(connection, withBody);
  }
}
