package dev.airlock.api.upload.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.upload.FormFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// The fields of a form that are about the file after them. What is wrong with them is a matter of
/// that file, and not of the others in the form.
final class NextFile {
  private static final String METADATA = "metadata";
  private static final Set<String> NAMES = Set.of("sha256", METADATA, "replaces");

  // As a body in JSON may have, which metadata at its largest fits into.
  private static final int MAX_BYTES = 64 * 1024;

  private final ObjectReader labels;
  private final Map<String, String> values = new HashMap<>();

  /// @param labels as [LabelValue#reader]
  NextFile(ObjectReader labels) {
    this.labels = labels;
  }

  /// Reads a field, if it is one of these. An empty one is none: a form in a page sends all it has.
  void read(String name, InputStream content) throws IOException {
    if (NAMES.contains(name)) {
      // What is cut off is invalid in each of them.
      String value = new String(content.readNBytes(MAX_BYTES), UTF_8).strip();
      if (value.isEmpty()) {
        values.remove(name);
      } else {
        values.put(name, value);
      }
    }
  }

  /// What was said of the file that comes now; nothing of the one after it.
  ///
  /// @throws ApiProblemException 400 if metadata is no JSON object of texts
  FormFields take() {
    try {
      return new FormFields(
          values.get("sha256"), labels(values.get(METADATA)), values.get("replaces"));
    } finally {
      values.clear();
    }
  }

  private @Nullable Map<String, @Nullable String> labels(@Nullable String text) {
    try {
      return text == null ? null : labels.readValue(text);
    } catch (JacksonException _) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD, "metadata must be a JSON object of texts.", METADATA);
    }
  }
}
