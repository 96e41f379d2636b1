package dev.airlock.cli;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.client.AirlockClient;
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
      description = "the upload API of another Airlock, which says where its S3 is")
  private @Nullable URI target;

  @Option(
      names = "--token",
      paramLabel = "JWT",
      defaultValue = "${env:AIRLOCK_TOKEN}",
      description = "a token that this Airlock accepts (variable AIRLOCK_TOKEN)")
  private @Nullable String token;

  /// A client. Of the sandbox it calls as `subject`.
  AirlockClient client(String subject) throws IOException {
    if (target == null) {
      return RunningSandbox.client(where.home(), subject);
    }
    if (token == null || token.isBlank()) {
      throw new CommandFailed("--target needs a token: --token JWT, or the variable AIRLOCK_TOKEN");
    }
    String given = token.strip();
    return AirlockClient.of(target, () -> given);
  }
}
