package dev.airlock.sandbox.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where installed programs are looked for.
///
/// @param folders in this order
public record Programs(List<String> folders) {

  // Daemons live in sbin, which an ordinary user's PATH often lacks.
  private static final List<String> DAEMONS =
      List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/opt/homebrew/bin");

  public Programs {
    folders = List.copyOf(folders);
  }

  /// The folders of a variable `PATH`, then those where packages put daemons.
  public static Programs on(String path) {
    return new Programs(
        Stream.concat(Stream.of(path.split(File.pathSeparator, -1)), DAEMONS.stream())
            .filter(folder -> !folder.isEmpty())
            .toList());
  }

  /// The executable `name` in the first folder that has it.
  public Optional<Path> find(String name) {
    return folders.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
