package dev.airlock.sandbox.process;

import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A small shell process that outlives this JVM by as long as it takes to end its children.
///
/// It reads a pipe that only this JVM holds. Even after SIGKILL the kernel closes the pipe, and the
/// reaper ends every child still registered. It works on any POSIX system.
final class Reaper implements AutoCloseable {

  private final OutputStream pipe;
  private boolean closed;

  private Reaper(OutputStream pipe) {
    this.pipe = pipe;
  }

  static Reaper start(LaunchChain chain) throws IOException {
    List<String> command = new ArrayList<>(chain.ignoringInterrupt());
    command.addAll(List.of("/bin/sh", "-c", script()));
    Process shell =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Reaper(shell.getOutputStream());
  }

  void register(long pid, StopSignal signal) {
    send("+" + pid + ":" + signal.name());
  }

  /// To be called when `pid` has ended. After [#close] it does nothing.
  synchronized void deregister(long pid) {
    if (!closed) {
      send("-" + pid);
    }
  }

  private synchronized void send(String line) {
    try {
      pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
    } catch (IOException e) {
      throw new StartFailed("the process that ends the sandbox's children is gone", e);
    }
  }

  /// Closes the pipe. The reaper ends whatever is still registered, then itself.
  @Override
  public synchronized void close() throws IOException {
    closed = true;
    pipe.close();
  }

  private static String script() throws IOException {
    try (InputStream script = Reaper.class.getResourceAsStream("reaper.sh")) {
      if (script == null) {
        throw new IllegalStateException("reaper.sh is missing from the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
