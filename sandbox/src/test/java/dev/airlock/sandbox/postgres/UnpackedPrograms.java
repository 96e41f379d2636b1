package dev.airlock.sandbox.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// PostgreSQL's programs, unpacked once for all tests: it takes seconds of processor time.
public final class UnpackedPrograms {
  private static final Path FOLDER = Path.of("target/shared/postgres-18").toAbsolutePath();

  private UnpackedPrograms() {}

  /// Where they are; unpacked if they were not.
  public static synchronized Path folder() throws IOException {
    PostgresBinaries.in(FOLDER);
    return FOLDER;
  }

  /// Makes them those of a sandbox, which would unpack its own.
  ///
  /// @param folder where the sandbox looks for them
  public static void linkInto(Path folder) throws IOException {
    Files.createSymbolicLink(
        Files.createDirectories(folder).resolve(folder().getFileName()), folder());
  }
}
