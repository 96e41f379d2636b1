package dev.airlock.runtime.secret;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Environment variables that name a file with the value of a setting.
final class FileVariables {
  private static final String SUFFIX = "_FILE";

  /// How every setting of a service starts: `SSL_CERT_FILE` and the like belong to others.
  private static final List<String> SETTINGS =
      List.of("AIRLOCK_", "MANAGEMENT_", "SERVER_", "SPRING_");

  /// The AWS SDK reads its keys from the process's environment, which Java cannot change, so keys
  /// from files become the settings with the same meaning. Other `_FILE` variables of the SDK, such
  /// as `AWS_WEB_IDENTITY_TOKEN_FILE`, are left to it
  /// (<https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html>).
  private static final Map<String, String> AWS_KEYS =
      Map.of(
          "AWS_ACCESS_KEY_ID", "SPRING_CLOUD_AWS_CREDENTIALS_ACCESSKEY",
          "AWS_SECRET_ACCESS_KEY", "SPRING_CLOUD_AWS_CREDENTIALS_SECRETKEY");

  private FileVariables() {}

  /// All variables, and for each `X_FILE` the content of the file as `X`, without one trailing line
  /// break. An empty variable counts as not set. If one of the AWS keys comes from a file, both
  /// become settings as well.
  ///
  /// @throws UnusableSecretFile if a file cannot be read, or `X` is set as well
  static Map<String, Object> read(Map<String, Object> variables) {
    Map<String, Object> fromFiles = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (String variable : new TreeSet<>(variables.keySet())) {
      String file = String.valueOf(variables.get(variable));
      if (!namesAFile(variable) || file.isEmpty()) {
        continue;
      }
      String setting = setting(variable);
      if (!variables.getOrDefault(setting, "").toString().isEmpty()) {
        faults.add("%s and %s are both set; leave one of them out.".formatted(setting, variable));
        continue;
      }
      try {
        fromFiles.put(setting, text(Path.of(file)));
      } catch (IOException e) {
        faults.add("%s names %s, which %s.".formatted(variable, file, reason(e)));
      }
    }
    if (!faults.isEmpty()) {
      throw new UnusableSecretFile(faults);
    }
    Map<String, Object> all = new HashMap<>(variables);
    all.putAll(fromFiles);
    if (!Collections.disjoint(fromFiles.keySet(), AWS_KEYS.keySet())) {
      AWS_KEYS.forEach((key, setting) -> all.computeIfAbsent(setting, _ -> all.get(key)));
    }
    return all;
  }

  private static boolean namesAFile(String variable) {
    return variable.endsWith(SUFFIX)
        && (AWS_KEYS.containsKey(setting(variable))
            || SETTINGS.stream().anyMatch(variable::startsWith));
  }

  private static String setting(String variable) {
    return variable.substring(0, variable.length() - SUFFIX.length());
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
