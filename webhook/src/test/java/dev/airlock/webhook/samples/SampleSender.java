package dev.airlock.webhook.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The senders that the documents show, run as scanners would run them.
enum SampleSender {
  SHELL("send-scan-result.sh", "bash openssl curl"),
  PYTHON("send_scan_result.py", "python3"),
  NODE("send-scan-result.mjs", "node");

  static final String SECRET_VARIABLE = "AIRLOCK_WEBHOOK_SECRET";
  private static final Path FOLDER =
      Path.of(System.getProperty("airlock.root")).resolve("docs/senders");
  private static final int PATIENCE_SECONDS = 60;

  private final String program;
  private final String needs; // separated by spaces

  SampleSender(String program, String needs) {
    this.program = program;
    this.needs = needs;
  }

  /// How a sender ended.
  ///
  /// @param answer what it printed
  /// @param errors what it printed to standard error
  record Run(int exitCode, String answer, String errors) {}

  /// Runs the sender to its end with `body` as its standard input.
  ///
  /// @param environment in addition to the test's own
  Run run(Map<String, String> environment, byte[] body, String... arguments)
      throws IOException, InterruptedException {
    for (String needed : needs.split(" ", -1)) {
      mustBeInstalled(needed);
    }
    Path folder = Files.createTempDirectory("sender");
    Path in = Files.write(folder.resolve("in"), body);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(FOLDER.resolve(program).toString()), Stream.of(arguments))
                    .toList())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove(SECRET_VARIABLE);
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(program + " does not end: " + Files.readString(err));
    }
    return new Run(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static void mustBeInstalled(String needed) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, needed)));
    if (!found) {
      throw new AssertionError(
          needed
              + " is not installed, and a sender in docs/senders is run by it. `./airlock test`"
              + " installs it where it can.");
    }
  }
}
