package dev.airlock.journeys.configuration;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A setting as its comment tells of it.
///
/// @param fallback what holds where it is left out; empty if nothing does
/// @param meaning without the words about the default
record Property(String name, String fallback, String meaning) {
  private static final Pattern DEFAULT = Pattern.compile("[.;] (No default|Default (.*?))\\.?$");

  /// Takes a comment apart: the meaning, a full stop, and `Default` with a value or `No default`.
  static Property of(String name, String comment) {
    Matcher words = DEFAULT.matcher(comment);
    if (!words.find()) {
      return new Property(name, "", comment);
    }
    String value = words.group(2);
    return new Property(
        name,
        value == null ? "must be set" : value.equals("none") ? "" : value,
        comment.substring(0, words.start()));
  }

  Property withFallback(String value) {
    return new Property(name, value, meaning);
  }

  /// The environment variable by which Spring Boot lets it be set.
  String variable() {
    return name.replace("-", "")
        .replace("[", "_")
        .replace("]", "")
        .replace('.', '_')
        .toUpperCase(Locale.ROOT);
  }
}
