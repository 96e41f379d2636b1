package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that the documents name exists.
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
  private static final Pattern COMMAND = Pattern.compile("\\./airlock ([a-z]+)");
  private static final Pattern VARIABLE = Pattern.compile("AIRLOCK_[A-Z0-9_]+");
  private static final Pattern SETTING =
      Pattern.compile("`((?:AIRLOCK|MANAGEMENT|SERVER|SPRING)_[A-Z0-9_<>]+)[`=]");
  private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+[A-Za-z]*");
  private static final Set<String> TOOLING = Set.of("sandbox", "airlock-cli", "test-backends");
  private static final String INDEX = "docs/README.md";

  /// Words in code style that look like classes and are options of clamd or libraries.
  private static final Set<String> FOREIGN =
      Set.of(
          "AlertEncrypted",
          "AlertExceedsMax",
          "Authorization",
          "Dockerfile",
          "HdrHistogram",
          "Link",
          "Locale",
          "Location",
          "ReadWriteMany",
          "StreamMaxLength",
          "MaxScanSize",
          "MaxFileSize",
          "MaxEmbeddedPE",
          "MaxHTMLNoTags",
          "MaxHTMLNormalize",
          "MaxIconsPE",
          "MaxPartitions",
          "MaxScanTime",
          "MaxScriptNormalize",
          "MaxZipTypeRcg",
          "ScanArchive");

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkPathAndClassExists(String document) throws IOException {
    String text = read(document);
    assertThat(groups(LINK, text)).allMatch(link -> leadsSomewhere(document, link));
    Set<String> code = groups(CODE, text);
    assertThat(code)
        .filteredOn(word -> word.matches("[a-z-]+(/[\\w.-]+)+"))
        .filteredOn(word -> Files.exists(ROOT.resolve(word.split("/", 2)[0])))
        .filteredOn(word -> !word.contains("/target/")) // what a build makes
        .allMatch(path -> Files.exists(ROOT.resolve(path)));
    Set<String> classes = sourceFiles();
    assertThat(code)
        .filteredOn(word -> CLASS.matcher(word).matches() && !FOREIGN.contains(word))
        .allMatch(name -> classes.contains(name + ".java"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandIsOneOfTheLauncher(String document) throws IOException {
    String help = read("airlock");
    Set<String> commands = groups(COMMAND, read(document));
    assertThat(commands).allMatch(command -> help.contains("\n  " + command + " "));
    if (document.equals("README.md")) {
      assertThat(commands).contains("up", "test");
    }
  }

  @Test
  void everyDocumentIsInTheIndex() throws IOException {
    String index = read(INDEX);
    assertThat(documents())
        .filteredOn(document -> document.startsWith("docs/") && !document.equals(INDEX))
        .isNotEmpty()
        .allMatch(document -> index.contains("](" + document.substring("docs/".length()) + ")"));
  }

  @Test
  void everyRationaleIsInTheFirst() throws IOException {
    String first = read("RATIONALE.md");
    assertThat(documents())
        .filteredOn(document -> document.endsWith("/RATIONALE.md"))
        .isNotEmpty()
        .allMatch(document -> first.contains("](" + document + ")"));
  }

  @Test
  void theReadmeIsReadInFiveMinutes() throws IOException {
    assertThat(read("README.md").lines()).hasSizeLessThanOrEqualTo(150);
    assertThat(ReadmeSnippet.all())
        .hasSize(3)
        .allSatisfy(snippet -> assertThat(snippet.text().lines()).hasSizeLessThan(15));
  }

  @Test
  void everyModuleIsInTheTable() throws IOException {
    String readme = read("README.md");
    assertThat(groups(Pattern.compile("<module>(.*)</module>"), read("pom.xml")))
        .allMatch(module -> readme.contains("| `" + module + "` |"));
  }

  @Test
  void everyVariableIsReadSomewhereAndEveryPortIsListed() throws IOException {
    String sources = read("airlock") + contents(path -> TOOLING.contains(moduleOf(path)));
    Set<String> settings = settings();
    Set<String> documented = new TreeSet<>();
    for (String document : documents()) {
      documented.addAll(groups(VARIABLE, read(document)));
    }
    assertThat(documented)
        .filteredOn(variable -> !variable.endsWith("_")) // such as all that begin with AIRLOCK_
        .allMatch(variable ->
            sources.contains(variable)
                || isSetting(variable, settings)
                || isPrinted(variable, sources));
    assertThat(groups(Pattern.compile("\"(AIRLOCK_[A-Z0-9]+_PORT)\""), sources))
        .isNotEmpty()
        .isSubsetOf(groups(VARIABLE, read("docs/sandbox.md")))
        .isSubsetOf(groups(VARIABLE, read("README.md")));
  }

  @Test
  void everyVariableForProductionIsASetting() throws IOException {
    Set<String> settings = settings();
    assertThat(groups(SETTING, read("docs/production.md")))
        .isNotEmpty()
        .allMatch(variable -> isSetting(variable, settings));
  }

  private static boolean isModule(Path folder) {
    return Files.isDirectory(folder.resolve("src"));
  }

  private static String moduleOf(Path source) {
    return ROOT.relativize(source).getName(0).toString();
  }

  /// Whether `airlock env` prints it: what it is called after its prefix, or the label of a part.
  private static boolean isPrinted(String variable, String sources) {
    String name = variable.replaceFirst("^AIRLOCK_SANDBOX_", "");
    return !name.equals(variable)
        && (sources.contains("\"" + name + "\"")
            || sources.contains("\"" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "\""));
  }

  private static boolean isSetting(String variable, Set<String> settings) {
    return settings.contains(variable.replaceFirst("_FILE$", ""));
  }

  /// Every document of the repository, by its path.
  private static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT, 2)) {
      return files
          .map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(".md") && !path.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static boolean leadsSomewhere(String document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? ROOT.resolve(document)
            : ROOT.resolve(document).resolveSibling(parts[0]);
    try {
      return Files.exists(target)
          && (parts.length == 1 || anchors(Files.readString(target)).contains(parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // As GitHub makes them from headings.
  private static Set<String> anchors(String text) {
    return groups(HEADING, text).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .collect(Collectors.toSet());
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
    List<Path> found = new ArrayList<>();
    // Not the whole tree: tests that run beside this one create and delete files in the others.
    for (Path folder : List.of(ROOT, ROOT.resolve("clients"))) {
      try (DirectoryStream<Path> modules = Files.newDirectoryStream(folder, ReadmeTest::isModule)) {
        for (Path module : modules) {
          try (Stream<Path> files = Files.walk(module.resolve("src"))) {
            files
                .filter(path -> path.toString().endsWith(".java"))
                .filter(which)
                .forEach(found::add);
          }
        }
      }
    }
    return found;
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }
}
