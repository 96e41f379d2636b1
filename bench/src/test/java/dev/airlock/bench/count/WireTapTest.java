package dev.airlock.bench.count;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class WireTapTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @Test
  void passesEverythingOnAndCountsHowOftenTheClientSpokeAfterTheServer() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, HERE);
        WireTap tap = new WireTap(server.getLocalPort());
        Socket client = new Socket(HERE, tap.port());
        Socket accepted = server.accept()) {
      say(client, accepted, "one");
      say(client, accepted, " and more of it");
      say(accepted, client, "answer");
      say(client, accepted, "two");
      say(accepted, client, "another");

      assertThat(tap.drain()).containsExactly("one", "two");

      say(client, accepted, "three");

      assertThat(tap.drain()).containsExactly("three");
    }
  }

  @Test
  void endsTheServersConnectionWithTheClients() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, HERE);
        WireTap tap = new WireTap(server.getLocalPort());
        Socket client = new Socket(HERE, tap.port());
        Socket accepted = server.accept()) {
      client.shutdownOutput();

      assertThat(accepted.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static void say(Socket from, Socket to, String what) throws IOException {
    OutputStream out = from.getOutputStream();
    out.write(what.getBytes(US_ASCII));
    out.flush();
    InputStream in = to.getInputStream();
    assertThat(new String(in.readNBytes(what.length()), US_ASCII)).isEqualTo(what);
  }
}
