package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that the documents name exists.
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)");
  private static final Pattern COMMAND = Pattern.compile("\\./airlock ([a-z]+)");
  private static final Pattern VARIABLE = Pattern.compile("AIRLOCK_[A-Z0-9_]+");
  private static final Pattern SETTING =
      Pattern.compile("`((?:AIRLOCK|MANAGEMENT|SERVER|SPRING)_[A-Z0-9_<>]+)[`=]");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+[A-Za-z]*");

  /// Words in code style that look like classes and are options of clamd or libraries.
  private static final Set<String> FOREIGN =
      Set.of(
          "AlertExceedsMax",
          "AlertEncrypted",
          "Dockerfile",
          "HdrHistogram",
          "ReadWriteMany",
          "StreamMaxLength",
          "MaxScanSize",
          "MaxFileSize");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "RATIONALE.md",
        "docs/configuration.md",
        "docs/kubernetes.md",
        "docs/production.md",
        "docs/scan-result-webhook.md"
      })
  void everyLinkPathAndClassExists(String document) throws IOException {
    String text = read(document);
    assertThat(groups(LINK, text))
        .allMatch(link -> Files.exists(ROOT.resolve(document).resolveSibling(link)));
    Set<String> code = groups(CODE, text);
    assertThat(code)
        .filteredOn(word -> word.matches("[a-z-]+(/[\\w.-]+)+"))
        .filteredOn(word -> Files.exists(ROOT.resolve(word.split("/", 2)[0])))
        .allMatch(path -> Files.exists(ROOT.resolve(path)));
    Set<String> classes = sourceFiles();
    assertThat(code)
        .filteredOn(word -> CLASS.matcher(word).matches() && !FOREIGN.contains(word))
        .allMatch(name -> classes.contains(name + ".java"));
  }

  @Test
  void everyCommandIsOneOfTheLauncher() throws IOException {
    String help = read("airlock");
    assertThat(groups(COMMAND, read("README.md")))
        .isNotEmpty()
        .allMatch(command -> help.contains("\n  " + command + " "));
  }

  @Test
  void everyModuleIsInTheTable() throws IOException {
    String readme = read("README.md");
    assertThat(groups(Pattern.compile("<module>(.*)</module>"), read("pom.xml")))
        .allMatch(module -> readme.contains("| `" + module + "` |"));
  }

  @Test
  void everyVariableIsReadSomewhereAndEveryPortIsListed() throws IOException {
    String sources = 
        read("airlock")
            + contents(path ->
                path.startsWith(ROOT.resolve("airlock-cli"))
                    || path.startsWith(ROOT.resolve("sandbox")));
    Set<String> settings = settings();
    Set<String> documented = groups(VARIABLE, read("README.md"));
    assertThat(documented)
        .allMatch(variable -> sources.contains(variable) || settings.contains(variable));
    assertThat(groups(Pattern.compile("\"(AIRLOCK_[A-Z0-9]+_PORT)\""), sources))
        .isNotEmpty()
        .isSubsetOf(documented);
  }

  @Test
  void everyVariableForProductionIsASetting() throws IOException {
    Set<String> settings = settings();
    assertThat(groups(SETTING, read("docs/production.md")))
        .isNotEmpty()
        .allMatch(variable -> settings.contains(variable.replaceFirst("_FILE$", "")));
  }

  private static Set<String> settings() throws IOException {
    return groups(Pattern.compile("\\| `([A-Z0-9_<>]+)` \\|"), read("docs/configuration.md"));
  }

  private static Set<String> groups(Pattern pattern, String text) {
    Set<String> groups = new TreeSet<>();
    pattern
        .matcher(text)
        .results()
        .forEach(match -> groups.add(match.groupCount() == 0 ? match.group() : match.group(1)));
    return groups;
  }

  private static Set<String> sourceFiles() throws IOException {
    Set<String> names = new TreeSet<>();
    javaFiles(_ -> true).forEach(path -> names.add(path.getFileName().toString()));
    return names;
  }

  private static String contents(Predicate<Path> which) throws IOException {
    StringBuilder contents = new StringBuilder();
    for (Path path : javaFiles(which)) {
      contents.append(Files.readString(path));
    }
    return contents.toString();
  }

  private static List<Path> javaFiles(Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(path -> path.toString().endsWith(".java") && path.toString().contains("/src/"))
          .filter(which)
          .toList();
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
