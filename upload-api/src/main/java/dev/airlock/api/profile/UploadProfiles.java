package dev.airlock.api.profile;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/// All upload profiles by name.
///
/// @param profiles what may be uploaded: the profiles by name, at least one; one of an operator's
///   own with content types takes the place of all built-in ones. Default the eight of its
///   `built-in-profiles.yaml`
@ConfigurationProperties("airlock")
public record UploadProfiles(Map<String, ProfileSettings> profiles) {

  @ConstructorBinding
  public UploadProfiles {
    if (profiles == null || profiles.isEmpty()) {
      throw new InvalidProfile("*", "there must be at least one profile.");
    }
    ProfileCheck.check(profiles);
    profiles = Map.copyOf(profiles);
  }

  /// The profile of that name.
  ///
  /// @throws ApiProblemException 400 if there is none
  public UploadProfile named(String name) {
    ProfileSettings settings = profiles.get(name);
    if (settings == null) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "There is no profile of that name; there are "
              + String.join(", ", new TreeMap<>(profiles).keySet())
              + ".",
          "profile");
    }
    return new UploadProfile(name, settings);
  }
}
