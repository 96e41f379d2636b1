package dev.airlock.cli;

import dev.airlock.cli.status.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows which parts work.
@Command(
    name = "status",
    description = "Checks every part; exit code 0 only if all are up.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin private final HomeOption where = new HomeOption();

  @Override
  public Integer call() throws Exception {
    return Status.print(where.home(), System.getenv(), System.out) ? 0 : 1;
  }
}
