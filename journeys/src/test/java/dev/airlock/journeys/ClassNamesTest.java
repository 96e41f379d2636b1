package dev.airlock.journeys;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word for a thing: who searches for a class of the product by its name finds one.
class ClassNamesTest {

  /// What is no part of the product: it may name its own parts as it likes.
  private static final Set<String> TOOLS = Set.of("sandbox", "test-backends", "bench");

  @Test
  void noTwoClassesOfTheProductHaveTheSameName() throws IOException {
    assertThat(named(Path.of(System.getProperty("airlock.root"))))
        .hasSizeGreaterThan(500)
        .allSatisfy(this::isAlone);
  }

  private void isAlone(String name, List<Path> classes) {
    assertThat(classes).as(name).hasSize(1);
  }

  private static Map<String, List<Path>> named(Path root) throws IOException {
    try (Stream<Path> modules = Files.list(root);
        Stream<Path> files =
            modules
                .filter(module -> !TOOLS.contains(module.getFileName().toString()))
                .map(module -> module.resolve("src/main/java"))
                .filter(Files::isDirectory)
                .flatMap(ClassNamesTest::files)) {
      return files.collect(groupingBy(file -> file.getFileName().toString()));
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
