package dev.airlock.runtime.problem;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/// The field of a JSON body that does not fit, by its path, such as `object.size`.
public final class FieldPath {

  private FieldPath() {}

  /// The path of the field; empty if the body as a whole does not fit. An element of a list is
  /// `[]`.
  public static String of(DatabindException e) {
    return e.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .map(name -> name == null ? "[]" : name)
        .collect(Collectors.joining("."));
  }
}
