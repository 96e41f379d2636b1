package dev.airlock.api.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells front ends what may be uploaded.
@RestController
class ProfilesController {
  private static final List<String> METHODS = List.of("post");

  private final UploadProfiles profiles;

  ProfilesController(UploadProfiles profiles) {
    this.profiles = profiles;
  }

  @GetMapping("/api/v1/profiles")
  List<ProfileView> profiles() {
    return new TreeMap<>(profiles.profiles())
        .entrySet().stream()
            .map(entry -> ProfileView.of(entry.getKey(), entry.getValue()))
            .toList();
  }

  /// @param contentTypes media type to the file extensions that belong to it
  /// @param maxSize bytes
  record ProfileView(
      String name, Map<String, List<String>> contentTypes, long maxSize, List<String> methods) {

    private static ProfileView of(String name, UploadProfile profile) {
      return new ProfileView(
          name, new TreeMap<>(profile.contentTypes()), profile.maxSize().toBytes(), METHODS);
    }
  }
}
