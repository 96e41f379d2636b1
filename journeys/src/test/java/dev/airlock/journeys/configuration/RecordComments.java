package dev.airlock.journeys.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the comment of a record says of its components. Spring's metadata has that of a settings
/// record, but not of what its lists and maps hold.
final class RecordComments {
  private static final Pattern LINE_START = Pattern.compile("(?m)^\\s*/// *");
  private static final Pattern COMPONENT =
      Pattern.compile("@param (\\w+) (.*?)(?=\\s+@param|\\s*$)", Pattern.DOTALL);

  private RecordComments() {}

  /// The components as properties.
  ///
  /// @param sources the folder of a module's sources
  /// @param type the record's binary name
  /// @param prefix of each property's name
  static List<Property> of(Path sources, String type, String prefix) throws IOException {
    String file = type.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    String simpleName = type.replaceFirst(".*[.$]", "");
    Matcher comment =
        Pattern.compile("((?:[ \\t]*///.*\\n)+)(?:[ \\t]*@.*\\n)*.*\\brecord " + simpleName + "\\(")
            .matcher(Files.readString(sources.resolve(file)));
    if (!comment.find()) {
      throw new IllegalStateException("no comment on " + type);
    }
    String words = LINE_START.matcher(comment.group(1)).replaceAll("");
    return COMPONENT
        .matcher(words)
        .results()
        .map(component ->
            Property.of(prefix + "." + dashed(component), component.group(2).replace('\n', ' ')))
        .toList();
  }

  private static String dashed(MatchResult component) {
    return component.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
