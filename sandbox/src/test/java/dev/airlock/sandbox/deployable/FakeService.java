package dev.airlock.sandbox.deployable;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A service that is ready at once, as a jar of its own.
public final class FakeService {

  private FakeService() {}

  /// Serves the readiness probe where the sandbox's variables say. Fails if `FAKE_FAILURE` is set.
  public static void main(String[] arguments) throws IOException {
    if (System.getenv("FAKE_FAILURE") != null) {
      System.out.println("cannot work: " + System.getenv("FAKE_FAILURE"));
      System.exit(3);
    }
    var address =
        new InetSocketAddress(
            InetAddress.ofLiteral(String.valueOf(System.getenv("SERVER_ADDRESS"))),
            Integer.parseInt(String.valueOf(System.getenv("SERVER_PORT"))));
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  /// Puts it into `folder` under the name that the sandbox starts.
  public static void build(Path folder) throws IOException {
    Files.createDirectories(folder);
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String resource = FakeService.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("app.jar")), manifest);
        var bytes = FakeService.class.getClassLoader().getResourceAsStream(resource)) {
      jar.putNextEntry(new JarEntry(resource));
      if (bytes != null) {
        bytes.transferTo(jar);
      }
    }
  }
}
