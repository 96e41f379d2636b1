package dev.airlock.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program that the README shows.
///
/// @param text as it stands there
record ReadmeSnippet(String text) {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Pattern FENCED = Pattern.compile("```(js|java)\n(.*?)\n```", Pattern.DOTALL);
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  /// Where the README says that the libraries are.
  private static final String LIBRARIES = ROOT.resolve("airlock-cli/target/lib") + "/*";

  /// All programs of the README, in their order.
  static List<ReadmeSnippet> all() throws IOException {
    return FENCED
        .matcher(Files.readString(ROOT.resolve("README.md")))
        .results()
        .map(match -> new ReadmeSnippet(match.group(2)))
        .toList();
  }

  /// The one that has these words.
  static ReadmeSnippet with(String words) throws IOException {
    List<ReadmeSnippet> found =
        all().stream().filter(snippet -> snippet.text().contains(words)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(found.size() + " snippets of the README have: " + words);
    }
    return found.getFirst();
  }

  /// The same program for a system on other ports: nothing else of it is changed.
  ReadmeSnippet at(Map<String, String> addresses) {
    String changed = text;
    for (Map.Entry<String, String> address : addresses.entrySet()) {
      changed = changed.replaceAll(Pattern.quote(address.getKey()), quoted(address.getValue()));
      if (changed.equals(text)) {
        throw new IllegalStateException("the snippet does not name " + address.getKey());
      }
    }
    return new ReadmeSnippet(changed);
  }

  private static String quoted(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }

  /// The same program, followed by a call of what it defines.
  ReadmeSnippet then(String call) {
    return new ReadmeSnippet(text + "\n" + call);
  }

  /// Starts it in Java, by the README's command.
  Process java(Path folder, String name, String token, String... arguments) throws IOException {
    Path source = Files.writeString(folder.resolve(name), text);
    ProcessBuilder java = new ProcessBuilder(JAVA, "-cp", LIBRARIES, source.toString());
    java.command().addAll(List.of(arguments));
    return start(java, token);
  }

  /// Starts it in Node.js, which stands in for a page's script.
  Process node(Path folder, String token) throws IOException {
    Path source = Files.writeString(folder.resolve("snippet.mjs"), text);
    return start(new ProcessBuilder("node", source.toString()), token);
  }

  private static Process start(ProcessBuilder program, String token) throws IOException {
    program.environment().put("AIRLOCK_TOKEN", token);
    return program.redirectErrorStream(true).start();
  }
}
