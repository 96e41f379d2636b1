package dev.airlock.api.file;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.registry.listing.ListQuery.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameter of a list that names one entry of the files' metadata: `metadata.name=value`, or
/// `metadata[name]=value`, which is how clients that are generated from OpenAPI write it
/// (`deepObject`).
final class LabelFilter {
  private static final String DOTTED = "metadata.";
  private static final String OPEN = "metadata[";
  private static final String CLOSE = "]";
  // As many as may be given to a file.
  private static final int MAX_NAME = 64;
  private static final int MAX_VALUE = 256;

  private LabelFilter() {}

  /// The label, if there is one.
  ///
  /// @param parameters of the request, each with its values
  /// @throws ApiProblemException 400 if there are several, or it can be that of no file
  static @Nullable Label of(Map<String, String[]> parameters) {
    List<Label> labels = parameters.entrySet().stream().flatMap(LabelFilter::labels).toList();
    if (labels.isEmpty()) {
      return null;
    }
    Label only = labels.getFirst();
    if (labels.size() > 1
        || only.name().isEmpty()
        || only.name().length() > MAX_NAME
        || only.value().length() > MAX_VALUE) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "metadata must be one name of up to %d characters with one value of up to %d."
              .formatted(MAX_NAME, MAX_VALUE),
          "metadata");
    }
    return only;
  }

  private static Stream<Label> labels(Map.Entry<String, String[]> parameter) {
    return name(parameter.getKey()).stream()
        .flatMap(name -> Stream.of(parameter.getValue()).map(value -> new Label(name, value)));
  }

  private static Optional<String> name(String parameter) {
    if (parameter.startsWith(DOTTED)) {
      return Optional.of(parameter.substring(DOTTED.length()));
    }
    return parameter.startsWith(OPEN) && parameter.endsWith(CLOSE)
        ? Optional.of(parameter.substring(OPEN.length(), parameter.length() - CLOSE.length()))
        : Optional.empty();
  }
}
