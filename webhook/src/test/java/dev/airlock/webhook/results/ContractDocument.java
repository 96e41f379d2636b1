package dev.airlock.webhook.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the contract for scanners says, in pieces that a test can hold against the code.
record ContractDocument(String text) {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  static ContractDocument read() throws IOException {
    return new ContractDocument(Files.readString(ROOT.resolve("docs/scan-result-webhook.md")));
  }

  /// The rows of the table whose header begins with these cells.
  List<Row> table(String... header) {
    String first = "\n| " + String.join(" | ", header) + " ";
    int begin = text.indexOf(first);
    if (begin < 0) {
      throw new IllegalArgumentException("no table begins with" + first);
    }
    return text.substring(begin + 1)
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(Row::of)
        .toList();
  }

  /// What stands in fences of that language.
  List<String> blocks(String language) {
    return Pattern.compile("\n```" + language + "\n(.*?)\n```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /// The only thing that the pattern's group finds.
  String only(String pattern) {
    List<String> found =
        Pattern.compile(pattern, Pattern.DOTALL)
            .matcher(text)
            .results()
            .map(match -> match.group(1))
            .distinct()
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(pattern + " is found as " + found);
    }
    return found.getFirst();
  }

  /// @param cells as they are written
  record Row(List<String> cells) {

    static Row of(String line) {
      return new Row(
          Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
              .map(String::strip)
              .toList());
    }

    /// The first cell without its backquotes.
    String name() {
      return codes(0).findFirst().orElse(cells.getFirst());
    }

    /// What a cell has in code style.
    Stream<String> codes(int cell) {
      Matcher matcher = CODE.matcher(cells.get(cell));
      return matcher.results().map(code -> code.group(1));
    }
  }
}
