package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A package of Node.js in `clients`, with the tests that it brings.
///
/// @param folder with its `package.json`
record NodePackage(Path folder) {
  private static final int MINUTES = 8;
  private static final Pattern CHOSEN = Pattern.compile("--test-name-pattern=\"(.*?)\"");
  private static final JsonMapper JSON = new JsonMapper();
  // As Node.js 20 and later print it, and former ones.
  private static final Pattern PASSED = Pattern.compile("(?m)^(✔ |ok \\d+ - )(?!.*# SKIP).*$");

  static NodePackage named(String name) {
    return new NodePackage(Path.of(System.getProperty("airlock.root"), "clients", name));
  }

  /// Installs what its lock file names, unless that is there already.
  NodePackage installed() throws Exception {
    synchronized (NodePackage.class) {
      install();
    }
    return this;
  }

  private void install() throws Exception {
    Path installed = folder.resolve("node_modules/.package-lock.json");
    Path wanted = folder.resolve("package-lock.json");
    if (!Files.exists(installed)
        || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
      succeed(Map.of(), "npm", "ci");
    }
  }

  /// Runs a script of its `package.json`, which must succeed.
  ///
  /// @return what it printed
  String run(String script, Map<String, String> variables) throws Exception {
    return succeed(variables, "npm", "run", "--silent", script);
  }

  /// Runs a script that runs tests, of which each must pass. If the script chooses them by their
  /// names, each of the names that it gives must be that of a test, or one that was renamed would
  /// not be missed.
  void passes(String script, Map<String, String> variables) throws Exception {
    String printed = installed().run(script, variables);
    assertThat(printed).contains("fail 0").doesNotContain("tests 0");
    JsonNode scripts = JSON.readTree(folder.resolve("package.json")).get("scripts");
    Matcher chosen = CHOSEN.matcher(scripts.get(script).asString());
    if (chosen.find()) {
      String passed =
          PASSED
              .matcher(printed)
              .results()
              .map(MatchResult::group)
              .collect(Collectors.joining("\n"));
      assertThat(passed).contains(chosen.group(1).split("[|]"));
    }
  }

  private String succeed(Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile("node", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(log.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      String printed = Files.readString(log, UTF_8);
      assertThat(ended).as(printed).isTrue();
      assertThat(process.exitValue()).as(printed).isZero();
      return printed;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      Files.delete(log);
    }
  }
}
