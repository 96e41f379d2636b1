package dev.airlock.sandbox.up;

import dev.airlock.cli.system.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The sandbox's program as users run it, on free ports.
record SandboxJvm(Process process, Path output) {

  /// Starts it.
  ///
  /// @param home holds the sandbox; the output goes beside it
  static SandboxJvm start(Path home, String... options) throws IOException {
    Path output = Files.createTempFile(home.getParent(), "output", ".txt");
    var line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.airlock.sandbox.up.UpCommand"));
    line.addAll(List.of(options));
    var builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("AIRLOCK_HOME", home.toString());
    builder.environment().put("AIRLOCK_FRESHCLAM", "off");
    Stream.of(Part.values()).forEach(part -> builder.environment().put(part.variable(), "0"));
    return new SandboxJvm(builder.start(), output);
  }

  String text() throws IOException {
    return Files.readString(output);
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }
}
