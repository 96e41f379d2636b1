package dev.airlock.config.secret;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Environment variables whose value is the name of the file that holds it.
final class FileVariables {
  private static final String SUFFIX = "_FILE";

  /// Only what can be a setting of ours: `SSL_CERT_FILE` and the like belong to others.
  private static final List<String> SETTINGS =
      List.of("AIRLOCK_", "MANAGEMENT_", "SERVER_", "SPRING_");

  private FileVariables() {}

  /// All variables, and for each `X_FILE` the file's text as `X`, without one line end at its end.
  /// What is empty counts as not set.
  ///
  /// @throws UnusableSecretFile if a file cannot be read, or `X` is set as well
  static Map<String, Object> read(Map<String, Object> variables) {
    Map<String, Object> read = new HashMap<>(variables);
    List<String> faults = new ArrayList<>();
    for (String variable : new TreeSet<>(variables.keySet())) {
      String file = String.valueOf(variables.get(variable));
      if (!namesAFile(variable) || file.isEmpty()) {
        continue;
      }
      String setting = variable.substring(0, variable.length() - SUFFIX.length());
      if (!variables.getOrDefault(setting, "").toString().isEmpty()) {
        faults.add("%s and %s are both set; leave one of them out.".formatted(setting, variable));
        continue;
      }
      try {
        read.put(setting, text(Path.of(file)));
      } catch (IOException e) {
        faults.add("%s names %s, which %s.".formatted(variable, file, reason(e)));
      }
    }
    if (!faults.isEmpty()) {
      throw new UnusableSecretFile(faults);
    }
    return read;
  }

  private static boolean namesAFile(String variable) {
    return variable.endsWith(SUFFIX) && SETTINGS.stream().anyMatch(variable::startsWith);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).replaceFirst("\\r?\\n\\z", "");
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "does not exist";
      case AccessDeniedException _ -> "the service may not read";
      default -> "cannot be read as text";
    };
  }
}
