package dev.airlock.sandbox.process;

import java.io.IOException;

/// The signal by which a child is asked to end.
public enum StopSignal {
  /// For most programs.
  TERM,
  /// For PostgreSQL, whose "fast" shutdown this is; on TERM it waits for its clients first.
  INT;

  /// Sends this signal. A process that is already gone is not an error.
  void sendTo(Process process) {
    switch (this) {
      case TERM -> process.destroy();
      case INT -> kill(process.pid());
    }
  }

  private void kill(long pid) {
    try {
      // Waited for, so that the PID is still the child's when the signal is sent.
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name() + " " + pid)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
