package dev.airlock.api.upload;

import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody wants to upload, every field checked by itself.
///
/// @param contentType lower case, without parameters
/// @param size bytes, at least 1
/// @param sha256 lower-case hex
record AnnouncedFile(
    String profile,
    String fileName,
    String contentType,
    long size,
    @Nullable String sha256,
    Map<String, String> metadata) {
  private static final Pattern SHA_256_HEX = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_LABELS = 20;
  private static final int MAX_LABEL_NAME = 64;
  private static final int MAX_LABEL_VALUE = 256;

  /// @throws Problem naming the first field at fault
  static AnnouncedFile of(InitiateRequest request) {
    String method = request.method();
    if (method != null && !method.equals("post")) {
      throw invalid("method", "The method is 'post'.");
    }
    return new AnnouncedFile(
        required("profile", request.profile()),
        FileName.checked(required("fileName", request.fileName())),
        required("contentType", request.contentType()).toLowerCase(Locale.ROOT),
        size(request.size()),
        sha256(request.sha256()),
        labels(request.metadata()));
  }

  private static long size(@Nullable Long size) {
    if (size == null) {
      throw invalid("size", "size is required: the number of bytes.");
    }
    if (size < 1) {
      throw invalid("size", "size must be at least 1; empty files are not taken.");
    }
    return size;
  }

  private static @Nullable String sha256(@Nullable String sha256) {
    if (sha256 != null && !SHA_256_HEX.matcher(sha256).matches()) {
      throw invalid("sha256", "sha256 must be 64 lower-case hex digits.");
    }
    return sha256;
  }

  private static Map<String, String> labels(@Nullable Map<String, @Nullable String> given) {
    Map<String, String> labels = new HashMap<>();
    if (given == null) {
      return labels;
    }
    given.forEach((name, value) -> {
      if (value == null
          || name.isBlank()
          || name.length() > MAX_LABEL_NAME
          || value.length() > MAX_LABEL_VALUE
          || given.size() > MAX_LABELS) {
        throw invalid(
            "metadata",
            "metadata takes up to %d texts, names up to %d and values up to %d characters."
                .formatted(MAX_LABELS, MAX_LABEL_NAME, MAX_LABEL_VALUE));
      }
      labels.put(name, value);
    });
    return labels;
  }

  private static String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw invalid(field, field + " is required.");
    }
    return value;
  }

  private static Problem invalid(String field, String detail) {
    return new Problem(ProblemType.INVALID_FIELD, detail, field);
  }
}
