package dev.airlock.testbackends;

import java.util.Optional;
import java.util.stream.Stream;

/// The process whose end is the build's end.
final class BuildProcess {

  private BuildProcess() {}

  /// The nearest ancestor of this JVM that is a JVM, that is Maven or the development environment;
  /// if there is none, this one.
  static ProcessHandle find() {
    ProcessHandle current = ProcessHandle.current();
    return Stream.iterate(
            current.parent(), Optional::isPresent, p -> p.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .filter(BuildProcess::isJava)
        .findFirst()
        .orElse(current);
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }
}
