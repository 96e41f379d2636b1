package dev.airlock.cli.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// Ports of this machine's loopback address.
public final class LocalPort {

  // Below the ranges from which Linux (32768) and macOS (49152) take the ports of outgoing
  // connections: such a port could be gone again before its part listens.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_767;
  private static final int TRIES = 1_000;
  private static final int CONNECT_MILLIS = 200;

  private LocalPort() {}

  /// Whether a server could listen on 127.0.0.1 and no other answers on `localhost`.
  static boolean isFree(int port) {
    return canListen(port) && !answers(port);
  }

  /// A free port that is not in `taken`, and is in it afterwards.
  public static int free(Set<Integer> taken) {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw new CommandFailed("no free port between " + LOWEST + " and " + HIGHEST);
  }

  private static boolean canListen(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  // macOS lets two servers share a port if one listens on every address.
  private static boolean answers(int port) {
    try {
      return Stream.of(InetAddress.getAllByName("localhost"))
          .anyMatch(address -> answers(address, port));
    } catch (UnknownHostException e) {
      throw new CommandFailed("this machine does not know the name localhost", e);
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
