package dev.airlock.scan.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Files that scripts have programs of other languages write.
final class ForeignTwins {
  private static final Map<String, String> TYPES =
      Map.of(
          "zip", Twin.ZIP,
          "7z", "application/x-7z-compressed",
          "tar", "application/x-tar",
          "gz", "application/gzip",
          "bz2", "application/x-bzip2",
          "xz", "application/x-xz",
          "lzma", "application/x-lzma",
          "zst", "application/zstd",
          "lz4", "application/x-lz4",
          "eml", "message/rfc822");

  private ForeignTwins() {}

  /// All that a script writes.
  ///
  /// @param script in the resources of the tests; needs python3
  /// @param folder for it to write to, which is empty
  static List<Twin> by(String script, Path folder) throws IOException, InterruptedException {
    Path program = folder.resolveSibling(script);
    try (InputStream text = ForeignTwins.class.getResourceAsStream("/corpus/" + script)) {
      Files.copy(Objects.requireNonNull(text), program);
    }
    Path log = folder.resolveSibling(script + ".log");
    Process python =
        new ProcessBuilder("python3", program.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (python.waitFor() != 0) {
      throw new IllegalStateException(script + " failed: " + Files.readString(log));
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(file -> twin(script, file)).toList();
    }
  }

  private static Twin twin(String script, Path file) {
    String name = file.getFileName().toString();
    String type =
        Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
    return new Twin(script + ", " + name, type, () -> Files.readAllBytes(file));
  }
}
