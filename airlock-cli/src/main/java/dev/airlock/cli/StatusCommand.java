package dev.airlock.cli;

import dev.airlock.cli.status.Status;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Shows which parts work.
@Command(
    name = "status",
    description = "Checks every part; exit code 0 only if all are up.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Mixin private final HomeOption where = new HomeOption();

  @Option(names = "--json", description = "for programs: {up, parts: [{name, state, address}]}")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Status status = Status.of(where.home(), System.getenv());
    if (json) {
      System.out.println(new JsonMapper().writeValueAsString(status));
    } else {
      status.print(System.out);
    }
    return status.up() ? 0 : 1;
  }
}
