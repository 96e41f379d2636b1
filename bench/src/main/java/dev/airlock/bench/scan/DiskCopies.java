package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
import dev.airlock.sandbox.datadirectory.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// What the emulator of S3 does to the machine's memory and disk when objects are copied, and
/// nothing else: files are written at a rate, and each is deleted when the next is there. S3 itself
/// copies elsewhere.
final class DiskCopies implements AutoCloseable {
  private static final int PIECE = 64 << 10;

  private final Path folder;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Boolean> copying;

  /// Begins at once.
  ///
  /// @param folder is made, and deleted in the end
  /// @param size of each file in bytes
  DiskCopies(Path folder, long size, double perSecond) throws IOException {
    this.folder = Files.createDirectory(folder);
    this.copying = thread.submit(() -> copy(size, perSecond));
  }

  private boolean copy(long size, double perSecond) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long due;
    int written = 0;
    do {
      write(RandomText.unseen(size), folder.resolve("copy-" + written));
      Files.deleteIfExists(folder.resolve("copy-" + (written - 1)));
      written++;
      due = began + (long) (written / perSecond * 1e9);
    } while (!stopped.await(due - System.nanoTime(), TimeUnit.NANOSECONDS));
    return true;
  }

  private void write(RandomText text, Path file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = text.stream();
        OutputStream copy = Files.newOutputStream(file)) {
      for (int read = in.read(piece); read >= 0 && stopped.getCount() > 0; read = in.read(piece)) {
        copy.write(piece, 0, read);
      }
    }
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    thread.close();
    Folders.delete(folder);
    if (copying.state() == Future.State.FAILED) {
      throw new BenchmarkFailed("files could not be copied: " + copying.exceptionNow());
    }
  }
}
