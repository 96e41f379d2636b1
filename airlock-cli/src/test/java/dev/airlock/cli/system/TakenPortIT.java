package dev.airlock.cli.system;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakenPortIT {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0"})
  void namesPortPartAndVariable(String address) throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral(address))) {
      int port = other.getLocalPort();

      assertThatThrownBy(() -> withS3On(port).requireFree(Set.of(Part.S3, Part.SQS)))
          .isInstanceOf(CommandFailed.class)
          .hasMessage(
              "port %d is taken: S3 cannot start. Free it, or choose another with"
                  + " AIRLOCK_S3_PORT=<port>",
              port);
    }
  }

  @Test
  void asksOnlyForThePartsThatStart() throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Ports ports = withS3On(other.getLocalPort());

      assertThatCode(() -> ports.requireFree(Set.of(Part.SQS))).doesNotThrowAnyException();
    }
  }

  private static Ports withS3On(int port) {
    var ports = new EnumMap<>(Ports.free().ports());
    ports.put(Part.S3, port);
    return new Ports(ports);
  }
}
