package dev.airlock.sandbox.cli;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.logs.SandboxLog;
import dev.airlock.sandbox.upload.UploadFailed;
import dev.airlock.setup.cli.SetupCommand;
import dev.airlock.setup.step.SetupFailed;
import java.net.ConnectException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The main class of the sandbox.
@Command(
    name = "airlock",
    description = "The whole system on this machine, without Docker.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      StatusCommand.class,
      DemoCommand.class,
      TokenCommand.class,
      UploadCommand.class,
      SetupCommand.class
    })
final class Airlock {

  private Airlock() {}

  /// Runs one command and exits with its exit code.
  public static void main(String[] arguments) {
    SandboxLog.drop();
    System.exit(
        new CommandLine(new Airlock())
            .setExecutionExceptionHandler((failure, _, _) -> report(failure))
            .execute(arguments));
  }

  private static int report(Exception failure) {
    System.err.println(
        switch (failure) {
          case ConnectException _ ->
              "airlock does not answer; see ./airlock status, and start it with ./airlock up";
          case UploadFailed refused -> refused.getMessage();
          case StartFailed refused -> refused.getMessage();
          case SetupFailed refused -> refused.getMessage();
          default -> "that failed: " + failure;
        });
    return 1;
  }
}
