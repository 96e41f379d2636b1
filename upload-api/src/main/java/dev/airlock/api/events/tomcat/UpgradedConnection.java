package dev.airlock.api.events.tomcat;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// A connection that Tomcat has handed over and still polls. Public because Tomcat creates it.
public final class UpgradedConnection implements InternalHttpUpgradeHandler {
  private static final int IGNORED_BYTES = 512;

  private volatile @Nullable SocketWrapperBase<?> socket;
  private volatile Function<Connection, Runnable> opened = _ -> () -> {};
  private volatile Duration writeTimeout = Duration.ZERO;
  private volatile Runnable gone = () -> {};

  /// Called by Tomcat.
  public UpgradedConnection() {}

  void whenOpen(Function<Connection, Runnable> opened, Duration writeTimeout) {
    this.opened = opened;
    this.writeTimeout = writeTimeout;
  }

  @Override
  public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
    this.socket = wrapper;
  }

  @Override
  public void init(WebConnection connection) {
    SocketWrapperBase<?> handedOver = Objects.requireNonNull(socket);
    handedOver.setWriteTimeout(writeTimeout.toMillis());
    gone = opened.apply(new SocketConnection(handedOver));
    opened = _ -> () -> {};
  }

  @Override
  public SocketState upgradeDispatch(SocketEvent status) {
    return switch (status) {
      case OPEN_READ -> isOpen() ? SocketState.UPGRADED : SocketState.CLOSED;
      case OPEN_WRITE -> SocketState.UPGRADED;
      case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> SocketState.CLOSED;
    };
  }

  /// Clients send nothing any more; they only close the connection some time.
  private boolean isOpen() {
    try {
      return Objects.requireNonNull(socket).read(false, new byte[IGNORED_BYTES], 0, IGNORED_BYTES)
          >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void destroy() {
    gone.run();
  }

  @Override
  public void timeoutAsync(long now) {}

  @Override
  public void setSslSupport(SSLSupport support) {}

  @Override
  public void pause() {}
}
