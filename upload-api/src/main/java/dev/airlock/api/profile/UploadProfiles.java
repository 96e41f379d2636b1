package dev.airlock.api.profile;

import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;
import dev.airlock.registry.file.UploadMethod;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/// All upload profiles by name.
///
/// @param profiles what may be uploaded: the profiles by name, at least one. Default the eight of
///   its `application.yaml`
@ConfigurationProperties("airlock")
public record UploadProfiles(Map<String, UploadProfile> profiles) {

  @ConstructorBinding
  public UploadProfiles {
    if (profiles == null || profiles.isEmpty()) {
      throw new ImpossibleProfile("*", "there must be at least one profile.");
    }
    profiles.forEach(ProfileCheck::check);
    profiles = Map.copyOf(profiles);
  }

  /// The profile of that name.
  ///
  /// @throws Problem 400 if there is none
  public UploadProfile named(String name) {
    UploadProfile profile = profiles.get(name);
    if (profile == null) {
      throw invalid(
          "profile",
          "There is no profile of that name; there are "
              + String.join(", ", new TreeMap<>(profiles).keySet())
              + ".");
    }
    return profile;
  }

  /// The profile, if it takes a file with these properties.
  ///
  /// @throws Problem if there is no such profile or it does not take such a file
  public UploadProfile accepting(
      String name, String fileName, String contentType, UploadMethod method) {
    UploadProfile profile = named(name);
    if (!profile.takes(contentType)) {
      throw new Problem(
          ProblemType.CONTENT_TYPE_NOT_ALLOWED,
          "The profile " + name + " takes " + profile.contentTypeNames() + ".",
          "contentType");
    }
    if (!profile.belongTogether(fileName, contentType)) {
      throw new Problem(
          ProblemType.CONTENT_TYPE_NOT_ALLOWED,
          "A file of type " + contentType + " ends in " + profile.extensionsOf(contentType) + ".",
          "fileName");
    }
    if (!profile.methods().contains(method)) {
      throw invalid(
          "method",
          "The profile %s takes uploads by %s, not by %s."
              .formatted(
                  name,
                  String.join(", ", profile.methodNames()),
                  method.name().toLowerCase(Locale.ROOT)));
    }
    return profile;
  }

  /// Checks a size against a profile.
  ///
  /// @param size bytes
  /// @throws Problem 413 if it is too large, 400 if it is too small
  public void checkSize(String name, long size) {
    UploadProfile profile = named(name);
    if (size > profile.maxSize().toBytes()) {
      throw tooLarge(name);
    }
    if (size < profile.minSize().toBytes()) {
      throw invalid(
          "size",
          size == 0
              ? "Empty files are not taken."
              : "The profile %s takes files from %d bytes."
                  .formatted(name, profile.minSize().toBytes()));
    }
  }

  /// The refusal of a file with more bytes than its profile allows.
  public Problem tooLarge(String name) {
    return new Problem(
        ProblemType.FILE_TOO_LARGE,
        "The profile %s takes up to %d bytes.".formatted(name, named(name).maxSize().toBytes()),
        "size");
  }

  private static Problem invalid(@Nullable String field, String detail) {
    return new Problem(ProblemType.INVALID_FIELD, detail, field);
  }
}
