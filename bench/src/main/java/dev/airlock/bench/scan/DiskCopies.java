package dev.airlock.bench.scan;

import dev.airlock.bench.figure.BenchmarkFailed;
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
/// nothing else: files are written at a rate, and each is removed when the next is there. S3 itself
/// copies elsewhere.
final class DiskCopies implements AutoCloseable {
  private static final int PIECE = 64 << 10;
  private static final double SECOND = 1e9;

  private final Path folder;
  private final long size;
  private final double perSecond;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Void> copying;

  /// Begins at once.
  ///
  /// @param folder is made, and deleted in the end
  /// @param size of each file in bytes
  DiskCopies(Path folder, long size, double perSecond) throws IOException {
    this.folder = Files.createDirectory(folder);
    this.size = size;
    this.perSecond = perSecond;
    this.copying = thread.submit(this::copy);
  }

  private Void copy() throws IOException, InterruptedException {
    long began = System.nanoTime();
    int written = 0;
    do {
      write(Words.unseen(size), file(written));
      Files.deleteIfExists(file(written - 1));
      written++;
    } while (!stopped.await(
        began + (long) (written / perSecond * SECOND) - System.nanoTime(), TimeUnit.NANOSECONDS));
    return null;
  }

  private void write(Words words, Path file) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream text = words.stream();
        OutputStream copy = Files.newOutputStream(file)) {
      int read = text.read(piece, 0, PIECE);
      while (read >= 0 && stopped.getCount() > 0) {
        copy.write(piece, 0, read);
        read = text.read(piece, 0, PIECE);
      }
    }
  }

  private Path file(int number) {
    return folder.resolve(Integer.toString(number));
  }

  @Override
  public void close() throws IOException {
    stopped.countDown();
    thread.close();
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
    if (copying.state() == Future.State.FAILED) {
      throw new BenchmarkFailed("files could not be copied: " + copying.exceptionNow());
    }
  }
}
