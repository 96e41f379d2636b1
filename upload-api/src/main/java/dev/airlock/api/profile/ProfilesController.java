package dev.airlock.api.profile;

import dev.airlock.api.s3.PartPlan;
import dev.airlock.registry.file.UploadMethod;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells front ends what may be uploaded.
@RestController
@Tag(name = "Uploads")
class ProfilesController {
  private final UploadProfiles profiles;

  ProfilesController(UploadProfiles profiles) {
    this.profiles = profiles;
  }

  @Operation(
      operationId = "listProfiles",
      summary = "List the upload profiles",
      description =
          "What may be uploaded: types, sizes and methods, by name. Any valid token will do.")
  @GetMapping("/api/v1/profiles")
  List<ProfileView> profiles() {
    return new TreeMap<>(profiles.profiles())
        .entrySet().stream()
            .map(entry -> ProfileView.of(entry.getKey(), entry.getValue()))
            .toList();
  }

  /// What front ends need to know of a profile.
  ///
  /// @param contentTypes media type to the file extensions that belong to it
  /// @param minSize bytes
  /// @param maxSize bytes
  /// @param methods the ways in which the bytes may be sent
  /// @param partSize bytes of every part but the last of the largest multipart upload; no upload
  ///   has larger ones. Only where parts are allowed
  /// @param uploadsPerHour how many uploads an owner may initiate within any hour
  /// @param bytesPerHour likewise; absent if they are not limited
  record ProfileView(
      String name,
      Map<String, List<String>> contentTypes,
      long minSize,
      long maxSize,
      List<String> methods,
      @Nullable Long partSize,
      int uploadsPerHour,
      @Nullable Long bytesPerHour) {

    private static ProfileView of(String name, ProfileSettings profile) {
      return new ProfileView(
          name,
          new TreeMap<>(profile.contentTypes()),
          profile.minSize().toBytes(),
          profile.maxSize().toBytes(),
          profile.methodNames(),
          profile.methods().contains(UploadMethod.MULTIPART)
              ? PartPlan.of(profile.maxSize().toBytes()).partSize()
              : null,
          profile.uploadsPerHour(),
          profile.quota().bytes());
    }
  }
}
