package dev.airlock.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A running stub. Presigned links lead to itself. What it is sent it keeps in memory, up to
/// [StubFiles#CAPACITY], until it is closed.
///
/// It takes any bearer token; the subject of a JWT is the caller, and of any other token the token
/// itself is.
public final class AirlockStub implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final StubFiles files;

  private AirlockStub(InetSocketAddress address) throws IOException {
    Clock clock = Clock.systemUTC();
    this.files = new StubFiles(clock);
    this.server = HttpServer.create(address, 0);
    server.setExecutor(requests);
    SignedRequests signatures = new SignedRequests(clock);
    StubProfiles profiles = StubProfiles.builtIn();
    server.createContext(
        "/",
        new Endpoint(
            new FileCalls(files, signatures, profiles),
            new UploadCalls(files, signatures, profiles)));
    server.createContext("/s3/", new ObjectCalls(files, signatures));
    server.start();
  }

  /// On a free port of this machine.
  public static AirlockStub start() throws IOException {
    return start(0);
  }

  /// On that port of this machine.
  public static AirlockStub start(int port) throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  /// On that address, for others than this machine.
  public static AirlockStub start(InetSocketAddress address) throws IOException {
    return new AirlockStub(address);
  }

  /// Where it is, as the base URL of a client.
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /// A token of that caller, which nobody has signed.
  public static String token(String subject) {
    String claims = JsonMapper.shared().writeValueAsString(java.util.Map.of("sub", subject));
    return encoded("{\"alg\":\"none\"}") + "." + encoded(claims) + ".";
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    files.close();
    server.stop(0);
    requests.shutdownNow();
  }
}
