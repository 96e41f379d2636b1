package dev.airlock.api.profile;

import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.validation.annotation.Validated;

/// All upload profiles by name.
///
/// @param profiles name to profile, at least one
@Validated
@ConfigurationProperties("airlock")
public record UploadProfiles(@NotEmpty Map<String, @Valid UploadProfile> profiles) {

  @ConstructorBinding
  public UploadProfiles {
    profiles = Map.copyOf(profiles);
  }

  /// The profile that accepts a file with these properties.
  ///
  /// @param size bytes
  /// @throws Problem if there is no such profile or it does not take such a file
  public UploadProfile accepting(String name, String fileName, String contentType, long size) {
    UploadProfile profile = profiles.get(name);
    if (profile == null) {
      throw new Problem(
          ProblemType.INVALID_FIELD,
          "There is no profile of that name; there are "
              + String.join(", ", new TreeMap<>(profiles).keySet())
              + ".",
          "profile");
    }
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
    if (size > profile.maxSize().toBytes()) {
      throw new Problem(
          ProblemType.FILE_TOO_LARGE,
          "The profile " + name + " takes up to " + profile.maxSize().toBytes() + " bytes.",
          "size");
    }
    return profile;
  }
}
