package dev.airlock.setup.cli;

import dev.airlock.setup.token.TokenIssuer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints a token of a trial.
@Command(
    name = "token",
    description = "Prints a JWT signed with the key of a trial, valid for a day.",
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class IssueTokenCommand implements Callable<Integer> {

  @Mixin private final TokenOptions token = new TokenOptions();

  @Option(
      names = "--keys",
      paramLabel = "FOLDER",
      required = true,
      description = "where the command `keys` has put them")
  private Path keys = Path.of("");

  @Override
  public Integer call() throws IOException {
    System.out.println(TokenIssuer.of(keys, Clock.systemUTC()).issue(token.request()));
    return 0;
  }
}
