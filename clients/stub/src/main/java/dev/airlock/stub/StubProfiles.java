package dev.airlock.stub;

import dev.airlock.stub.StubRefusal.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Airlock's built-in profiles, as the API lists them.
record StubProfiles(JsonNode listed) {
  private static final Set<String> VAGUE =
      Set.of(
          "",
          "application/octet-stream",
          "application/vnd.ms-excel",
          "application/csv",
          "application/x-zip-compressed",
          "application/zip",
          "image/jpg",
          "text/plain");

  static StubProfiles builtIn() throws IOException {
    try (InputStream in = StubProfiles.class.getResourceAsStream("profiles.json")) {
      return new StubProfiles(StubCall.JSON.readTree(Objects.requireNonNull(in)));
    }
  }

  JsonNode named(@Nullable String name) {
    return StreamSupport.stream(listed.spliterator(), false)
        .filter(profile -> profile.get("name").stringValue().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new StubRefusal(Problem.INVALID_FIELD, "There is no such profile.", "profile"));
  }

  /// The type that a file of that name is taken for. The extension decides if none is declared, or
  /// one that clients use for several.
  static String typeOf(JsonNode profile, String fileName, @Nullable String declared) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    JsonNode types = profile.get("contentTypes");
    boolean vague = declared == null || VAGUE.contains(declared);
    return types.properties().stream()
        .filter(type -> vague || type.getKey().equals(declared))
        .filter(type -> names(type.getValue(), extension))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new StubRefusal(
                Problem.CONTENT_TYPE_NOT_ALLOWED,
                "The profile does not accept such files under that name.",
                vague || types.has(declared) ? "fileName" : "contentType"));
  }

  private static boolean names(JsonNode extensions, String extension) {
    return extensions.valueStream().anyMatch(one -> one.stringValue().equals(extension));
  }
}
