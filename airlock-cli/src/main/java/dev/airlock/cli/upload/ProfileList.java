package dev.airlock.cli.upload;

import dev.airlock.cli.system.CommandFailed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The upload profiles, as the API lists them.
///
/// @param profiles name to content type to extensions
record ProfileList(Map<String, Map<String, List<String>>> profiles) {

  static ProfileList of(JsonNode answer) {
    Map<String, Map<String, List<String>>> profiles = new LinkedHashMap<>();
    for (JsonNode profile : answer) {
      Map<String, List<String>> types = new LinkedHashMap<>();
      profile
          .get("contentTypes")
          .properties()
          .forEach(type ->
              types.put(
                  type.getKey(),
                  type.getValue().valueStream().map(JsonNode::stringValue).toList()));
      profiles.put(profile.get("name").stringValue(), types);
    }
    return new ProfileList(profiles);
  }

  String contentTypeOf(String profile, String fileName) {
    Map<String, List<String>> types = profiles.get(profile);
    if (types == null) {
      throw new CommandFailed(
          "there is no profile '%s'; there are %s"
              .formatted(profile, String.join(", ", profiles.keySet())));
    }
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return types.entrySet().stream()
        .filter(type -> type.getValue().contains(extension))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() ->
            new CommandFailed(
                "the profile '%s' does not accept .%s files; it accepts .%s"
                    .formatted(
                        profile,
                        extension,
                        String.join(
                            ", .",
                            types.values().stream().flatMap(List::stream).sorted().toList()))));
  }
}
