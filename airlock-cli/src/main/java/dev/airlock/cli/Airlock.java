package dev.airlock.cli;

import dev.airlock.cli.system.CommandFailed;
import dev.airlock.client.AirlockProblem;
import dev.airlock.setup.cli.SetupCommand;
import dev.airlock.setup.step.SetupFailed;
import java.net.ConnectException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The main class of the commands that call a running system. `up` is a program of its own.
@Command(
    name = "airlock",
    description = "Commands for a running Airlock.",
    mixinStandardHelpOptions = true,
    subcommands = {
      StatusCommand.class,
      DemoCommand.class,
      TokenCommand.class,
      EnvCommand.class,
      UploadCommand.class,
      SetupCommand.class
    })
final class Airlock {

  // Commands in the texts must not break.
  private static final int USAGE_WIDTH = 100;

  private Airlock() {}

  /// Runs one command and exits with its exit code.
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // programs read what this writes, in ASCII digits
    System.exit(
        new CommandLine(new Airlock())
            .setUsageHelpWidth(USAGE_WIDTH)
            .setExecutionExceptionHandler((failure, _, _) -> report(failure))
            .execute(arguments));
  }

  private static int report(Exception failure) {
    System.err.println(
        switch (failure) {
          case ConnectException _ ->
              "airlock does not answer; see ./airlock status, and start it with ./airlock up";
          case CommandFailed refused -> refused.getMessage();
          case AirlockProblem refused -> refused.detail();
          case SetupFailed refused -> refused.getMessage();
          default -> "unexpected failure: " + failure;
        });
    return 1;
  }
}
