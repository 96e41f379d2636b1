package dev.airlock.api.profile;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/// One kind of upload.
///
/// @param contentTypes the media types that are taken, each with the file extensions that belong to
///   it (lower case, without the dot)
/// @param maxSize the largest file that is taken, in binary units (10MB is 10 · 1024 · 1024 bytes)
public record UploadProfile(
    @NotEmpty Map<String, @NotEmpty List<String>> contentTypes, @NotNull DataSize maxSize) {

  public UploadProfile {
    contentTypes = Map.copyOf(contentTypes);
  }

  boolean takes(String contentType) {
    return contentTypes.containsKey(contentType);
  }

  boolean belongTogether(String fileName, String contentType) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    return contentTypes.getOrDefault(contentType, List.of()).stream()
        .anyMatch(extension -> lower.endsWith("." + extension));
  }

  String contentTypeNames() {
    return String.join(", ", contentTypes.keySet().stream().sorted().toList());
  }

  String extensionsOf(String contentType) {
    return String.join(
        ", ",
        contentTypes.getOrDefault(contentType, List.of()).stream()
            .sorted(Comparator.naturalOrder())
            .map(extension -> "." + extension)
            .toList());
  }
}
