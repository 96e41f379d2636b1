package dev.airlock.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that says which sandbox is meant.
final class HomeOption {

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${env:AIRLOCK_HOME:-.airlock}",
      description = "the sandbox's folder (variable AIRLOCK_HOME; default .airlock)")
  private Path home = Path.of(".airlock");

  Path home() {
    return home;
  }
}
