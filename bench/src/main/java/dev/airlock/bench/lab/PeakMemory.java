package dev.airlock.bench.lab;

import dev.airlock.bench.figure.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// The most memory that a process had at a time, the JVM's own included (`VmHWM` in `proc(5)`).
///
/// @param kibibytes where the system tells it: Linux does
public record PeakMemory(OptionalLong kibibytes) {
  private static final String NAME = "VmHWM:";
  private static final double KIBI = 1024;

  /// Of a process so far.
  public static PeakMemory of(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    return in(Files.isReadable(status) ? Files.readAllLines(status) : List.of());
  }

  // "VmHWM:	  345678 kB"
  static PeakMemory in(List<String> status) {
    return new PeakMemory(
        status.stream()
            .filter(line -> line.startsWith(NAME))
            .mapToLong(
                line -> Long.parseLong(line.substring(NAME.length()).replace("kB", "").strip()))
            .findFirst());
  }

  /// As a figure that should not exceed so many MiB.
  public Figure figure(String what, double goal) {
    return kibibytes.isPresent()
        ? Figure.atMost(what, kibibytes.getAsLong() / KIBI, "MiB", goal)
        : figure(what);
  }

  public Figure figure(String what) {
    return kibibytes.isPresent()
        ? Figure.of(what, kibibytes.getAsLong() / KIBI, "MiB")
        : Figure.of(what, "not told by this system");
  }
}
