package dev.airlock.stub;

import java.io.IOException;
import java.net.InetSocketAddress;

/// The stub as a program: `java -jar airlock-stub.jar [PORT [ADDRESS]]`, by default on port 8080 of
/// 127.0.0.1. In a container the address is `0.0.0.0`.
final class StubProgram {
  private static final String PORT = "8080";

  private StubProgram() {}

  /// Runs until it is ended.
  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments.length > 0 ? arguments[0] : PORT);
    String address = arguments.length > 1 ? arguments[1] : "127.0.0.1";
    AirlockStub stub = AirlockStub.start(new InetSocketAddress(address, port));
    Runtime.getRuntime().addShutdownHook(new Thread(stub::close, "stop"));
    System.out.println("airlock-stub is ready: " + stub.url());
  }
}
