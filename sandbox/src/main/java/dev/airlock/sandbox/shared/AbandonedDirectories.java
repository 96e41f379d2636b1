package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.datadirectory.DataDirectory;
import dev.airlock.sandbox.datadirectory.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Data directories whose sandbox was killed before it could delete them.
final class AbandonedDirectories {

  private AbandonedDirectories() {}

  /// Deletes those in `folder` whose names begin with `prefix`, and ends what still runs in them.
  /// One that a live sandbox holds stays.
  static void delete(Path folder, String prefix) throws IOException {
    for (Path directory : directories(folder, prefix)) {
      try (DataDirectory taken = DataDirectory.take(directory)) {
        Folders.delete(taken.data());
      } catch (StartFailed stillHeld) {
        continue;
      }
      Folders.delete(directory);
    }
  }

  private static List<Path> directories(Path folder, String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .toList();
    }
  }
}
