package dev.airlock.sandbox.containers;

import dev.airlock.sandbox.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.testcontainers.utility.DockerImageName;

/// Which images are meant: those that `docker-compose.yml` names, so that tests and trials run on
/// the same versions.
///
/// @param compose the text of that file
record Images(String compose) {

  /// The images of the project at `root`.
  static Images of(Path root) throws IOException {
    return new Images(Files.readString(root.resolve("docker-compose.yml")));
  }

  DockerImageName postgres() {
    return of("postgres");
  }

  DockerImageName kafka() {
    return of("kafka");
  }

  DockerImageName floci() {
    return of("floci");
  }

  DockerImageName clamd() {
    return of("clamd");
  }

  private DockerImageName of(String service) {
    Matcher image =
        Pattern.compile("(?m)^  %s:\\n(?:    .*\\n)*?    image: (?<name>\\S+)$".formatted(service))
            .matcher(compose);
    if (!image.find()) {
      throw new StartFailed("docker-compose.yml names no image of " + service);
    }
    return DockerImageName.parse(image.group("name"));
  }
}
