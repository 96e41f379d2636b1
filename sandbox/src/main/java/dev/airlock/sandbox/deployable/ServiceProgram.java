package dev.airlock.sandbox.deployable;

import dev.airlock.cli.system.Part;
import dev.airlock.sandbox.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One service as it was built: a folder with `app.jar`, and perhaps `app.aot`, the ahead-of-time
/// cache of its JVM.
///
/// @param part which service it is
/// @param folder its working directory
public record ServiceProgram(Part part, Path folder) {

  /// The variable that replaces the flags every service's JVM is started with.
  static final String FLAGS_VARIABLE = "AIRLOCK_SERVICE_JAVA_FLAGS";

  private static final String DEFAULT_FLAGS =
      "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow";

  /// The three services below `dist`.
  ///
  /// @throws StartFailed if one of them has not been built
  public static List<ServiceProgram> below(Path dist) {
    return List.of(
        builtIn(dist, Part.WEBHOOK),
        builtIn(dist, Part.UPLOAD_API),
        builtIn(dist, Part.SCAN_WORKER));
  }

  private static ServiceProgram builtIn(Path dist, Part part) {
    Path folder = dist.toAbsolutePath().normalize().resolve(part.label());
    if (!Files.isReadable(folder.resolve("app.jar"))) {
      throw new StartFailed(
          "%s has not been built: there is no %s"
              .formatted(part.label(), folder.resolve("app.jar")));
    }
    return new ServiceProgram(part, folder);
  }

  List<String> command(Map<String, String> environment) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String flags = environment.getOrDefault(FLAGS_VARIABLE, DEFAULT_FLAGS).strip();
    if (!flags.isEmpty()) {
      command.addAll(List.of(flags.split("\\s+", -1)));
    }
    if (Files.isReadable(folder.resolve("app.aot"))) {
      command.add("-XX:AOTCache=app.aot");
    }
    command.addAll(List.of("-jar", "app.jar"));
    return List.copyOf(command);
  }
}
