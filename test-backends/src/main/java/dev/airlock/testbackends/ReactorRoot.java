package dev.airlock.testbackends;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The root folder of the project whose tests run.
final class ReactorRoot {

  private ReactorRoot() {}

  /// The folder named by the system property `airlock.root`; without it the nearest folder from the
  /// working directory upwards that has both `pom.xml` and `sandbox`.
  static Path find() {
    String given = System.getProperty("airlock.root");
    if (given != null) {
      return Path.of(given);
    }
    Path start = Path.of("").toAbsolutePath();
    return Stream.iterate(start, folder -> folder != null, Path::getParent)
        .filter(ReactorRoot::isRoot)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no project root above %s: set the system property airlock.root".formatted(start)));
  }

  private static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("sandbox"));
  }
}
