package dev.airlock.sandbox.up;

import dev.airlock.sandbox.SandboxLog;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The main class of the sandbox: starts everything, in the foreground.
@Command(
    name = "up",
    description = "Starts the backends and the services; Ctrl-C stops them.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${env:AIRLOCK_HOME:-.airlock}",
      description = "the sandbox's folder (variable AIRLOCK_HOME; default .airlock)")
  private Path home = Path.of(".airlock");

  @Option(
      names = "--dist",
      paramLabel = "FOLDER",
      description = "the built services; without it the backends run alone")
  private @Nullable Path dist;

  /// Runs until a signal comes, or until the start fails.
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // programs read what this writes, in ASCII digits
    SandboxLog.drop();
    System.exit(new CommandLine(new UpCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var options = new UpOptions(home, Optional.ofNullable(dist), System.getenv());
    return new UpRun(options, System.out, System.err).run();
  }
}
