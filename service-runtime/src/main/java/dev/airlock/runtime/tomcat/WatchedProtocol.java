package dev.airlock.runtime.tomcat;

import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 as Tomcat speaks it, with a watch over its connections. Public because Tomcat creates
/// it.
public final class WatchedProtocol extends Http11NioProtocol {
  private static final long SWEEP_MILLIS = 500;

  private final WatchedEndpoint endpoint;
  private @Nullable ScheduledFuture<?> sweeps;

  /// Called by Tomcat.
  public WatchedProtocol() {
    this(new WatchedEndpoint());
  }

  private WatchedProtocol(WatchedEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
  }

  void watchBy(ConnectionWatch watch) {
    endpoint.watchBy(watch);
    endpoint.setHandler(new WatchedHandler(getHandler(), watch));
  }

  @Override
  public void start() throws Exception {
    super.start();
    ConnectionWatch watch = endpoint.watch;
    if (watch != null) {
      sweeps =
          getUtilityExecutor()
              .scheduleWithFixedDelay(
                  () -> watch.sweep(getConnectionCount()),
                  SWEEP_MILLIS,
                  SWEEP_MILLIS,
                  TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() throws Exception {
    if (sweeps != null) {
      sweeps.cancel(false);
    }
    super.stop();
  }

  private static final class WatchedEndpoint extends NioEndpoint {
    private @Nullable ConnectionWatch watch;

    void watchBy(ConnectionWatch newWatch) {
      watch = newWatch;
      connections = new OpenConnections(newWatch);
    }
  }

  /// Tomcat adds a connection before it waits for anything from it, and removes it when it is
  /// closed. What has sent nothing counts, too: it may never end its TLS handshake.
  private static final class OpenConnections
      extends ConcurrentHashMap<SocketChannel, SocketWrapperBase<NioChannel>> {
    private static final long serialVersionUID = 1L;

    private final transient ConnectionWatch watch;

    OpenConnections(ConnectionWatch watch) {
      this.watch = watch;
    }

    @Override
    public @Nullable SocketWrapperBase<NioChannel> put(
        SocketChannel socket, SocketWrapperBase<NioChannel> connection) {
      watch.waits(connection);
      return super.put(socket, connection);
    }

    @Override
    public @Nullable SocketWrapperBase<NioChannel> remove(Object socket) {
      SocketWrapperBase<NioChannel> connection = super.remove(socket);
      if (connection != null) {
        watch.ends(connection);
      }
      return connection;
    }
  }
}
