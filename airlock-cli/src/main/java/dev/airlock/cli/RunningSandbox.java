package dev.airlock.cli;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import dev.airlock.client.AirlockClient;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/// The sandbox that is up on this machine, as its clients see it.
final class RunningSandbox {

  private RunningSandbox() {}

  /// A client that calls as `subject`.
  ///
  /// @throws CommandFailed if no sandbox is up in `home`
  static AirlockClient client(Path home, String subject) throws IOException {
    Endpoints endpoints = endpoints(home);
    if (endpoints.without().contains(Part.SCAN_WORKER)) {
      System.err.println("scan-worker is off (AIRLOCK_WITHOUT): files wait for your own scanner");
    }
    TokenIssuer issuer = TokenIssuer.of(endpoints.keys(), Clock.systemUTC());
    return AirlockClient.of(
        URI.create(endpoints.ports().address(Part.UPLOAD_API)),
        () -> issuer.issue(TokenRequest.of(subject)));
  }

  static Endpoints endpoints(Path home) throws IOException {
    return Endpoints.of(home)
        .orElseThrow(() -> new CommandFailed("airlock is not up; start it with ./airlock up"));
  }
}
