package dev.airlock.api.upload.companion;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.upload.InitiateRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Uppy tells of a file, unchecked. It knows neither profiles nor, at this point, sizes: a
/// page has to give them as the meta fields `profile` and `size`. `sha256` and `replaces` are
/// likewise what they are when an upload is initiated; all others are labels.
///
/// @param filename the file's name
/// @param type what the browser takes it for
/// @param metadata the file's meta fields, all of them texts
record CompanionRequest(
    @Nullable String filename,
    @Nullable String type,
    @Nullable Map<String, @Nullable String> metadata) {
  private static final String BEFORE_NAME = "metadata[";
  private static final String AFTER_NAME = "]";

  // Uppy has them in its meta fields as well.
  private static final Set<String> TOLD_TWICE = Set.of("name", "type");

  /// Reads the query of a request that has no body.
  static CompanionRequest in(Map<String, String> query) {
    Map<String, @Nullable String> metadata = new HashMap<>();
    query.forEach((field, value) -> {
      if (field.startsWith(BEFORE_NAME) && field.endsWith(AFTER_NAME)) {
        metadata.put(
            field.substring(BEFORE_NAME.length(), field.length() - AFTER_NAME.length()), value);
      }
    });
    return new CompanionRequest(query.get("filename"), query.get("type"), metadata);
  }

  /// The same in this API's own words.
  ///
  /// @param method how the bytes will be sent
  /// @throws ApiProblemException 400 unless it has a profile and a size
  InitiateRequest by(String method) {
    Map<String, @Nullable String> labels = new HashMap<>();
    if (metadata != null) {
      labels.putAll(metadata);
    }
    labels.keySet().removeAll(TOLD_TWICE);
    String profile = required("profile", labels.remove("profile"));
    long size = number(required("size", labels.remove("size")));
    String sha256 = labels.remove("sha256");
    String replaces = labels.remove("replaces");
    return new InitiateRequest(profile, filename, type, size, sha256, method, replaces, labels);
  }

  private static String required(String field, @Nullable String value) {
    if (value == null) {
      throw invalid(field, "Uppy has to send the meta field %s with each file.".formatted(field));
    }
    return value;
  }

  private static long number(String size) {
    try {
      return Long.parseLong(size);
    } catch (NumberFormatException _) {
      throw invalid("size", "The meta field size has to be the number of bytes.");
    }
  }

  private static ApiProblemException invalid(String field, String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, field);
  }
}
