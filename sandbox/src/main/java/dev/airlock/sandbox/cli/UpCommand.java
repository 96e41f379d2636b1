package dev.airlock.sandbox.cli;

import dev.airlock.sandbox.up.UpOptions;
import dev.airlock.sandbox.up.UpRun;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts everything, in the foreground.
@Command(
    name = "up",
    description = "Starts the backends and the services; Ctrl-C stops them.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Mixin private final HomeOption where = new HomeOption();

  @Option(
      names = "--dist",
      paramLabel = "FOLDER",
      description = "the built services; without it the backends run alone")
  private @Nullable Path dist;

  @Override
  public Integer call() throws Exception {
    var options = new UpOptions(where.home(), Optional.ofNullable(dist), System.getenv());
    return new UpRun(options, System.out, System.err).run();
  }
}
