package dev.airlock.cli;

import dev.airlock.cli.demo.Demo;
import dev.airlock.client.AirlockClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the system at work.
@Command(
    name = "demo",
    description = {
      "Uploads a clean, an infected, an encrypted and a mistyped file and shows their way.",
      "Exit code 0 only if they end clean, infected, quarantined and quarantined."
    },
    exitCodeOnInvalidInput = 1,
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Mixin private final TargetOptions target = new TargetOptions();

  @Override
  public Integer call() throws Exception {
    try (AirlockClient client = target.client("demo")) {
      return new Demo(client, System.out).run() ? 0 : 1;
    }
  }
}
