package dev.airlock.testbackends;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A service as it ships, for tests that kill it and start it again: unpacked from the jar that the
/// build made. Where it is started often, it has an ahead-of-time cache, with which a start costs
/// half of the processor time.
///
/// @param folder holds `app.jar`, its libraries and perhaps the cache
public record StagedService(Path folder) {
  private static final String CACHE = "app.aot";
  private static final String COMPLETE = "complete";

  // To make the cache takes as long as six starts without one.
  private static final boolean TRAINED = Proofs.whole();

  // What the cache was made with must be what it is used with.
  private static final List<String> JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xms64m",
          "--enable-native-access=ALL-UNNAMED");

  /// Stages a service, unless that was done since its jar was built. Of several tests that ask at
  /// the same time, one does it and the others wait.
  ///
  /// @param module the service's module, packaged
  /// @throws IllegalStateException if it is not packaged or cannot be staged
  public static StagedService of(String module) {
    Path root = ReactorRoot.find();
    Path target = root.resolve(module).resolve("target");
    try {
      Path jar = builtJar(target, module);
      Path folder = target.resolve("staged");
      synchronized (StagedService.class) {
        try (FileChannel file =
                FileChannel.open(
                    target.resolve("staged.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = file.lock()) {
          if (!lock.isValid() || isOlder(folder.resolve(COMPLETE), jar)) {
            stage(jar, target, folder, root.resolve("deploy/docker/training.properties"));
          }
        }
      }
      return new StagedService(folder);
    } catch (IOException e) {
      throw new IllegalStateException(module + " cannot be staged: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + module + " is staged", e);
    }
  }

  private static Path builtJar(Path target, String module) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(module + "-.*SNAPSHOT\\.jar"))
          .findFirst()
          .orElseThrow(() ->
              new IllegalStateException(
                  "%s has no jar: run mvn -pl %s -am package".formatted(target, module)));
    }
  }

  private static boolean isOlder(Path made, Path source) throws IOException {
    return !Files.exists(made)
        || Files.getLastModifiedTime(made).compareTo(Files.getLastModifiedTime(source)) < 0;
  }

  private static void stage(Path jar, Path target, Path folder, Path training)
      throws IOException, InterruptedException {
    remove(folder);
    run(
        target,
        List.of(
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--application-filename",
            "app.jar",
            "--destination",
            folder.toString()));
    if (TRAINED) {
      train(folder, training);
    }
    Files.createFile(folder.resolve(COMPLETE));
  }

  private static void train(Path folder, Path training) throws IOException, InterruptedException {
    List<String> trained = new ArrayList<>(JVM);
    trained.addAll(
        List.of(
            "-XX:AOTCacheOutput=" + CACHE,
            "-Dspring.context.exit=onRefresh",
            "-Dspring.config.additional-location=file:" + training,
            "-jar",
            "app.jar"));
    run(folder, trained);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void run(Path folder, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
  }

  /// Starts it.
  ///
  /// @param heap the most that it may have, such as `128m`
  /// @param settings what Spring Boot is told on the command line
  /// @param log what it prints is appended there
  public Process start(String heap, Map<String, String> settings, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(JVM);
    if (Files.exists(folder.resolve(CACHE))) {
      command.add("-XX:AOTCache=" + folder.resolve(CACHE));
    }
    command.addAll(List.of("-Xmx" + heap, "-jar", folder.resolve("app.jar").toString()));
    settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
