package dev.airlock.sandbox.postgres;

import dev.airlock.sandbox.StartFailed;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// The PostgreSQL programs, unpacked from the class path once and kept (about 75 MB).
///
/// @param folder the folder that holds `bin`, `lib` and `share`
record PostgresBinaries(Path folder) {

  private static final int EXECUTABLE_BY_OWNER = 0100;

  /// Unpacks them into `folder` unless they are there. Several processes may do so at once: the
  /// folder appears complete or not at all.
  static PostgresBinaries in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
      Path unpacked = Files.createTempDirectory(parent, folder.getFileName() + "-");
      unpack(unpacked);
      try {
        Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
        return new PostgresBinaries(folder);
      }
    }
    return new PostgresBinaries(folder);
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toAbsolutePath().toString();
  }

  private static void unpack(Path target) throws IOException {
    String system = System.getProperty("os.name");
    String machine = System.getProperty("os.arch");
    try (InputStream archive = archive(system.startsWith("Mac") ? "Darwin" : system, machine);
        var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(entry.getName()).normalize());
      }
    }
  }

  private static InputStream archive(String system, String machine) throws IOException {
    try {
      return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    } catch (IllegalStateException e) {
      throw new StartFailed("there is no PostgreSQL for %s on %s".formatted(system, machine), e);
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, file);
    if ((entry.getMode() & EXECUTABLE_BY_OWNER) != 0) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
