package dev.airlock.runtime.tomcat;

import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Tells the watch what Tomcat has found out about a connection whenever something arrived.
final class WatchedHandler implements Handler<NioChannel> {
  private final Handler<NioChannel> tomcat;
  private final ConnectionWatch watch;

  WatchedHandler(Handler<NioChannel> tomcat, ConnectionWatch watch) {
    this.tomcat = tomcat;
    this.watch = watch;
  }

  @Override
  public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent status) {
    SocketState state =
        ScopedValue.where(Exchange.CURRENT, new Exchange(connection, watch))
            .call(() -> tomcat.process(connection, status));
    switch (state) {
      case OPEN -> watch.waits(connection);
      // There are no asynchronous requests, which would be long as well.
      case LONG -> watch.readsHeaders(connection);
      case CLOSED, ASYNC_END, SENDFILE, UPGRADING, UPGRADED, ASYNC_IO, SUSPENDED ->
          watch.ends(connection);
    }
    return state;
  }

  @Override
  public void release(SocketWrapperBase<NioChannel> connection) {
    watch.ends(connection);
    tomcat.release(connection);
  }

  @Override
  public Object getGlobal() {
    return tomcat.getGlobal();
  }

  @Override
  public void pause() {
    tomcat.pause();
  }

  @Override
  public void recycle() {
    tomcat.recycle();
  }
}
