package dev.airlock.sandbox.cli;

import dev.airlock.sandbox.endpoints.Endpoints;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.upload.AirlockClient;
import dev.airlock.sandbox.upload.UploadFailed;
import dev.airlock.setup.token.TokenIssuer;
import dev.airlock.setup.token.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/// Makes clients of the running sandbox.
final class DemoCaller {

  private DemoCaller() {}

  /// A client that calls as `subject`.
  ///
  /// @throws UploadFailed if no sandbox is up in `home`
  static AirlockClient of(Path home, String subject) throws IOException {
    Endpoints endpoints = running(home);
    return new AirlockClient(
        URI.create(endpoints.ports().address(Part.UPLOAD_API)),
        TokenIssuer.of(endpoints.keys(), Clock.systemUTC()).issue(TokenRequest.of(subject)));
  }

  static Endpoints running(Path home) throws IOException {
    return Endpoints.of(home)
        .orElseThrow(() -> new UploadFailed("airlock is not up; start it with ./airlock up"));
  }
}
