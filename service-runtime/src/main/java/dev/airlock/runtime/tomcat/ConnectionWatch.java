package dev.airlock.runtime.tomcat;

import dev.airlock.runtime.tomcat.Waiting.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// Knows what each connection is waiting for, and ends what takes too long or is too much. Those
/// that are ended have always waited the longest, since a client that means well is quick.
final class ConnectionWatch {
  private final Waiting idle = new Waiting();
  private final Waiting headers = new Waiting();
  private final Waiting bodies = new Waiting();
  private final Waiting answers = new Waiting();
  private final Limits limits;

  ConnectionWatch(Limits limits) {
    this.limits = limits;
  }

  /// @param idle how long a connection may be open without a request
  /// @param header how long a request's headers may take
  /// @param body how long its body may take
  /// @param answer how long all of it may take
  /// @param connections how many may be open
  /// @param headersAtATime how many may be in the middle of their headers
  /// @param bodiesAtATime how many may be in the middle of a body
  record Limits(
      Duration idle,
      Duration header,
      Duration body,
      Duration answer,
      int connections,
      int headersAtATime,
      int bodiesAtATime) {}

  /// It is open, and no request has begun.
  void waits(SocketWrapperBase<NioChannel> connection) {
    headers.leave(connection);
    bodies.leave(connection);
    answers.leave(connection);
    idle.enter(connection);
    if (connection.isClosed()) {
      idle.leave(connection);
    }
  }

  /// It has sent the beginning of a request's headers.
  void readsHeaders(SocketWrapperBase<NioChannel> connection) {
    idle.leave(connection);
    headers.enter(connection);
    headers.beyond(limits.headersAtATime()).forEach(ConnectionWatch::close);
  }

  /// Its request has begun.
  void begins(SocketWrapperBase<NioChannel> connection, boolean withBody) {
    idle.leave(connection);
    headers.leave(connection);
    answers.enter(connection);
    if (withBody) {
      bodies.enter(connection);
      bodies.beyond(limits.bodiesAtATime()).forEach(ConnectionWatch::endInput);
    }
  }

  /// Somebody else watches the pace of its request.
  void leaves(SocketWrapperBase<NioChannel> connection) {
    bodies.leave(connection);
    answers.leave(connection);
  }

  /// Nothing is expected of it any more.
  void ends(SocketWrapperBase<NioChannel> connection) {
    idle.leave(connection);
    headers.leave(connection);
    leaves(connection);
  }

  /// Ends what has taken too long.
  ///
  /// @param open how many connections there are
  void sweep(long open) {
    idle.longerThan(limits.idle()).forEach(ConnectionWatch::close);
    headers.longerThan(limits.header()).forEach(ConnectionWatch::close);
    bodies.longerThan(limits.body()).forEach(ConnectionWatch::endInput);
    answers.longerThan(limits.answer()).forEach(ConnectionWatch::end);
    if (open >= limits.connections()) {
      // Else whoever does nothing would keep out everybody else.
      idle.beyond(limits.connections() / 2).forEach(ConnectionWatch::close);
    }
  }

  /// One that is at work right now is left alone.
  private static void close(Wait wait) {
    ReentrantLock work = wait.connection().getLock();
    if (work.tryLock()) {
      try {
        wait.connection().close();
      } finally {
        work.unlock();
      }
    }
  }

  /// Whoever reads from it sees the end, at once, and can still answer.
  private static void endInput(Wait wait) {
    try {
      wait.channel().shutdownInput();
    } catch (IOException _) {
      // It is closed, or has disconnected.
    }
  }

  private static void end(Wait wait) {
    endInput(wait);
    try {
      wait.channel().shutdownOutput();
    } catch (IOException _) {
      // As above.
    }
  }
}
