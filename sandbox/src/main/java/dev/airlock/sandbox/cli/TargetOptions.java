package dev.airlock.sandbox.cli;

import dev.airlock.sandbox.upload.AirlockClient;
import dev.airlock.sandbox.upload.UploadFailed;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which Airlock is called: the running sandbox, or one somewhere else.
final class TargetOptions {

  @Mixin private final HomeOption where = new HomeOption();

  @Option(
      names = "--target",
      paramLabel = "URL",
      description = "the upload API of another Airlock; it says itself where its S3 is")
  private @Nullable URI target;

  @Option(
      names = "--token",
      paramLabel = "JWT",
      defaultValue = "${env:AIRLOCK_TOKEN}",
      description = "what that one lets in (variable AIRLOCK_TOKEN)")
  private @Nullable String token;

  /// A client, as `subject` if it is of the sandbox.
  AirlockClient client(String subject) throws IOException {
    if (target == null) {
      return DemoCaller.of(where.home(), subject);
    }
    if (token == null || token.isBlank()) {
      throw new UploadFailed("--target needs a token: --token JWT, or the variable AIRLOCK_TOKEN");
    }
    return new AirlockClient(target, token.strip());
  }
}
