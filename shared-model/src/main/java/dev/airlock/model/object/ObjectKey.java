package dev.airlock.model.object;

import dev.airlock.model.file.FileId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The key of a file's objects, the same in every bucket: `{profile}/{fileId}`.
public record ObjectKey(String profile, FileId file) {
  private static final Pattern FORM =
      Pattern.compile("(?<profile>[a-z0-9-]+)/(?<file>[0-9a-f-]{36})");

  /// Nothing if no file of ours can have that key.
  public static Optional<ObjectKey> parse(String key) {
    Matcher form = FORM.matcher(key);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ObjectKey(form.group("profile"), FileId.of(form.group("file"))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The key as S3 has it.
  @Override
  public String toString() {
    return profile + "/" + file;
  }
}
