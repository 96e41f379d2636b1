package dev.airlock.sandbox.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// How a child process is started.
///
/// @param name what people and log files call it, for example `clamd`
/// @param command the program and its arguments
/// @param directory its working directory
/// @param environment its whole environment
/// @param log the file that its output is appended to
/// @param stopSignal how it is asked to end
/// @param notAsRoot whether the program refuses to run as root; then, for root, it runs in a user
///   namespace of its own, where it sees an ordinary user
public record ChildCommand(
    String name,
    List<String> command,
    Path directory,
    Map<String, String> environment,
    Path log,
    StopSignal stopSignal,
    boolean notAsRoot) {

  public ChildCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// A command that ends on TERM, may run as root and inherits this process's environment.
  public static ChildCommand of(String name, List<String> command, Path directory, Path log) {
    return new ChildCommand(name, command, directory, System.getenv(), log, StopSignal.TERM, false);
  }

  public ChildCommand withEnvironment(Map<String, String> other) {
    return new ChildCommand(name, command, directory, other, log, stopSignal, notAsRoot);
  }

  public ChildCommand stoppingOn(StopSignal other) {
    return new ChildCommand(name, command, directory, environment, log, other, notAsRoot);
  }

  public ChildCommand neverAsRoot() {
    return new ChildCommand(name, command, directory, environment, log, stopSignal, true);
  }
}
