package dev.airlock.runtime.tomcat;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/// The connections that wait for the same thing from their clients, the longest wait first.
final class Waiting {
  private final Map<SocketWrapperBase<NioChannel>, Wait> waits = new LinkedHashMap<>();

  /// Begins a wait; one that has begun goes on.
  synchronized void enter(SocketWrapperBase<NioChannel> connection) {
    // Taken now: Tomcat gives the channel of a closed connection to another.
    waits.computeIfAbsent(
        connection,
        _ -> new Wait(connection, connection.getSocket().getIOChannel(), System.nanoTime()));
  }

  synchronized void leave(SocketWrapperBase<NioChannel> connection) {
    waits.remove(connection);
  }

  /// Those that wait for longer than that.
  synchronized List<Wait> longerThan(Duration limit) {
    long latest = System.nanoTime() - limit.toNanos();
    List<Wait> found = new ArrayList<>();
    for (Wait wait : waits.values()) {
      if (wait.since() - latest > 0) {
        break;
      }
      found.add(wait);
    }
    return found;
  }

  /// Those that wait the longest, so that at most `count` others are left.
  synchronized List<Wait> beyond(int count) {
    return waits.values().stream().limit(Math.max(0, waits.size() - count)).toList();
  }

  /// @param since by the clock of [System#nanoTime]
  record Wait(SocketWrapperBase<NioChannel> connection, SocketChannel channel, long since) {}
}
