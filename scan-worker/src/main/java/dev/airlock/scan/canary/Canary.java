package dev.airlock.scan.canary;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Set;

/// A file whose verdict is known beforehand.
///
/// @param name what it is, in words that follow "it does not find EICAR in"
/// @param content the file
/// @param expected the only verdict that a scanner passes with
/// @param option what to set if it gives another
/// @param needs other options without which this file proves nothing
public record Canary(
    String name, Bytes content, Expected expected, ClamdOption option, Set<ClamdOption> needs) {

  public Canary {
    needs = Set.copyOf(needs);
  }

  /// The verdicts that are asked for.
  public enum Expected {
    /// The test file is found.
    FOUND,
    /// Nothing is found.
    NOTHING,
    /// The engine tells that it is encrypted.
    ENCRYPTED,
    /// The engine tells that it reached a limit.
    LIMIT
  }

  /// Writes the bytes of a file.
  @FunctionalInterface
  public interface Bytes {

    /// A file that may be another one each time.
    byte[] make();
  }

  /// Its bytes, once.
  public InputStream open() {
    return new ByteArrayInputStream(content.make());
  }

  /// In words, what a scanner gets wrong that fails.
  public String fault() {
    return switch (expected) {
      case FOUND -> "does not find EICAR in " + name;
      case NOTHING -> "finds something in " + name;
      case ENCRYPTED -> "does not tell that " + name + " is encrypted";
      case LIMIT -> "does not tell that it skips parts of " + name;
    };
  }
}
