package dev.airlock.setup.cli;

import dev.airlock.setup.step.SetupFailed;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The main class of the image.
@Command(
    name = "airlock",
    description = "Creates what an installation of Airlock needs.",
    mixinStandardHelpOptions = true,
    subcommands = {SetupCommand.class, KeysCommand.class, IssueTokenCommand.class})
final class SetupProgram {

  private SetupProgram() {}

  /// Runs one command and exits with its exit code.
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // programs read what this writes, in ASCII digits
    System.exit(
        new CommandLine(new SetupProgram())
            .setExecutionExceptionHandler((failure, _, _) -> report(failure))
            .execute(arguments));
  }

  private static int report(Exception failure) {
    System.err.println(
        switch (failure) {
          case SetupFailed expected -> expected.getMessage();
          default -> "unexpected failure: " + failure;
        });
    return 1;
  }
}
