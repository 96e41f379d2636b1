package dev.airlock.sandbox.cli;

import dev.airlock.sandbox.token.TokenIssuer;
import dev.airlock.sandbox.token.TokenRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints a token.
@Command(
    name = "token",
    description = "Prints a JWT that the running sandbox accepts, valid for a day.",
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  @Mixin private final HomeOption where = new HomeOption();

  @Parameters(paramLabel = "SUBJECT", description = "who calls: the owner of what is uploaded")
  private String subject = "";

  @Option(names = "--tenant", paramLabel = "TENANT", description = "the caller's tenant")
  private @Nullable String tenant;

  @Option(
      names = "--scope",
      paramLabel = "SCOPES",
      defaultValue = "files:read files:write",
      description = "space-separated (default: ${DEFAULT-VALUE})")
  private String scope = "";

  @Override
  public Integer call() throws Exception {
    TokenRequest request =
        new TokenRequest(subject, Optional.ofNullable(tenant), scope, Duration.ofDays(1));
    TokenIssuer issuer = TokenIssuer.of(Caller.running(where.home()).keys(), Clock.systemUTC());
    System.out.println(issuer.issue(request));
    return 0;
  }
}
