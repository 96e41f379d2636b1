package dev.airlock.sandbox.shared;

import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.home.DataDirectory;
import dev.airlock.sandbox.home.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Homes whose sandbox was killed before it could delete them.
final class AbandonedHomes {

  private AbandonedHomes() {}

  /// Deletes those in `folder` whose names begin with `prefix`, and ends what still runs in them.
  /// One that a live sandbox holds stays.
  static void delete(Path folder, String prefix) throws IOException {
    for (Path home : homes(folder, prefix)) {
      try (DataDirectory taken = DataDirectory.take(home)) {
        Folders.delete(taken.data());
      } catch (StartFailed stillHeld) {
        continue;
      }
      Folders.delete(home);
    }
  }

  private static List<Path> homes(Path folder, String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> entry.getFileName().toString().startsWith(prefix))
          .toList();
    }
  }
}
