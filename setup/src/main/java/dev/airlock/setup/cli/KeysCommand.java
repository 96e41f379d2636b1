package dev.airlock.setup.cli;

import dev.airlock.setup.token.Keys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Creates the secrets of a trial.
@Command(
    name = "keys",
    description = {
      "Creates the secrets of a trial: a key pair for tokens and a secret for scan results.",
      "Existing ones are kept. In production the issuer holds the one and a vault the other."
    },
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "holds all of them; for the issuer alone")
  private Path folder = Path.of("");

  @Option(
      names = "--public-key-to",
      paramLabel = "FOLDER",
      description = "gets the public key: for those who check tokens")
  private @Nullable Path forCheckers;

  @Option(
      names = "--webhook-secret-to",
      paramLabel = "FOLDER",
      description = "gets the secret for scan results: for scanners and the webhook")
  private @Nullable Path forScanners;

  @Override
  public Integer call() throws IOException {
    Keys keys = Keys.in(folder);
    if (forCheckers != null) {
      Keys.handOver(keys.jwtPublic(), forCheckers);
    }
    if (forScanners != null) {
      Keys.handOver(folder.resolve(Keys.WEBHOOK_SECRET), forScanners);
    }
    System.out.println("the keys are in " + folder);
    return 0;
  }
}
