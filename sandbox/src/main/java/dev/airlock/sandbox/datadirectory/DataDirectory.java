package dev.airlock.sandbox.datadirectory;

import dev.airlock.cli.system.Endpoints;
import dev.airlock.sandbox.StartFailed;
import dev.airlock.sandbox.process.PidFiles;
import dev.airlock.sandbox.process.ProcessMark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything one sandbox keeps, held by at most one live process.
///
/// | in it | |
/// |---|---|
/// | `data` | of the backends; emptied at every start |
/// | `keys` | the sandbox's secrets; kept |
/// | `clamav-db` | fetched signatures; kept |
/// | `log` | one file per part, of the latest start |
/// | `run` | lock, PID files and, while all is up, `endpoints.properties` |
public final class DataDirectory implements AutoCloseable {

  private final Path folder;
  private final FileChannel lock;

  private DataDirectory(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Takes the folder for this process, ends what a killed sandbox left running in it and empties
  /// its data.
  ///
  /// @throws StartFailed if a live sandbox holds it
  public static DataDirectory take(Path path) throws IOException {
    Path folder = path.toAbsolutePath().normalize();
    Path run = Files.createDirectories(folder.resolve("run"));
    FileChannel lock =
        FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(lock) == null) {
      lock.close();
      String holder =
          PidFiles.alive(run.resolve("sandbox.pid"))
              .map(process -> " (pid " + process.pid() + ")")
              .orElse("");
      throw new StartFailed("a sandbox is already running in %s%s".formatted(folder, holder));
    }
    var directory = new DataDirectory(folder, lock);
    directory.clear();
    Files.writeString(directory.pidFile(), ProcessMark.of(ProcessHandle.current()).toString());
    return directory;
  }

  private void clear() throws IOException {
    Files.deleteIfExists(endpoints());
    children().endLeftovers();
    Folders.delete(data());
    Folders.delete(logs());
    Files.createDirectories(data());
    Files.createDirectories(logs());
  }

  public PidFiles children() {
    return new PidFiles(folder.resolve("run/children"));
  }

  public Path data() {
    return folder.resolve("data");
  }

  public Path keys() {
    return folder.resolve("keys");
  }

  public Path logs() {
    return folder.resolve("log");
  }

  public Path signatures() {
    return folder.resolve("clamav-db");
  }

  /// The PostgreSQL programs; kept.
  public Path postgresBinaries() {
    return folder.resolve("postgres-18");
  }

  public Path endpoints() {
    return Endpoints.file(folder);
  }

  private Path pidFile() {
    return folder.resolve("run/sandbox.pid");
  }

  /// Releases the folder for the next sandbox.
  @Override
  public void close() throws IOException {
    if (lock.isOpen()) {
      Files.deleteIfExists(endpoints());
      Files.deleteIfExists(pidFile());
      lock.close();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
