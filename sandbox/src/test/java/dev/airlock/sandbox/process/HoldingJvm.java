package dev.airlock.sandbox.process;

import java.nio.file.Path;
import java.util.List;

/// A program that starts a child which ignores the first signals, prints its PID and stays.
public final class HoldingJvm {

  private HoldingJvm() {}

  /// Runs until it is killed.
  ///
  /// @param arguments a folder for PID files and the log
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Children children = Children.recordedIn(new PidFiles(folder.resolve("pids")));
    Child child =
        children.start(
            ChildCommand.of(
                "stubborn",
                List.of("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done"),
                folder,
                folder.resolve("log")));
    System.out.println(child.pid());
    child.awaitEnd();
  }
}
