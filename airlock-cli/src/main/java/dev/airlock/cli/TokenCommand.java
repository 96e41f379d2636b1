package dev.airlock.cli;

import dev.airlock.setup.cli.TokenOptions;
import dev.airlock.setup.token.TokenIssuer;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints a token.
@Command(
    name = "token",
    description = "Prints a JWT that the running sandbox accepts, valid for a day.",
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

  @Mixin private final HomeOption where = new HomeOption();
  @Mixin private final TokenOptions token = new TokenOptions();

  @Override
  public Integer call() throws Exception {
    TokenIssuer issuer =
        TokenIssuer.of(RunningSandbox.endpoints(where.home()).keys(), Clock.systemUTC());
    System.out.println(issuer.issue(token.request()));
    return 0;
  }
}
