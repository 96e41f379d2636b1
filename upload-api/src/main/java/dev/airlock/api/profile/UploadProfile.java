package dev.airlock.api.profile;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.registry.file.Handling;
import dev.airlock.registry.file.UploadMethod;
import dev.airlock.registry.registration.Quota;
import java.util.List;
import java.util.Locale;

/// One kind of upload by its name, and the checks of what it accepts.
public record UploadProfile(String name, ProfileSettings settings) {

  /// The type that a file is taken for: the declared one if the profile allows it for such a name.
  /// If it is another name of the one that belongs to the file's extension, or if the client did
  /// not tell any, the extension decides. Any other is left to be refused by [#requireAccepts].
  ///
  /// @param declared lower case, without parameters; empty if the client did not tell any
  /// @throws ApiProblemException 415 if nothing was told, and the name does not tell either
  public ResolvedType typeOf(String fileName, String declared) {
    if (settings.belongTogether(fileName, declared)) {
      return new ResolvedType(declared, false);
    }
    List<String> meant =
        settings.contentTypesOf(fileName).stream()
            .filter(type -> ClientTypes.mayMean(declared, type))
            .toList();
    if (meant.size() == 1) {
      return new ResolvedType(meant.getFirst(), true);
    }
    if (meant.size() > 1) {
      throw new ApiProblemException(
          ApiProblem.CONTENT_TYPE_NOT_ALLOWED,
          "The file's name does not tell its type; say which: " + String.join(", ", meant) + ".",
          "contentType");
    }
    if (declared.isEmpty()) {
      throw new ApiProblemException(
          ApiProblem.CONTENT_TYPE_NOT_ALLOWED,
          "The profile %s accepts %s.".formatted(name, settings.extensions()),
          "fileName");
    }
    return new ResolvedType(declared, false);
  }

  /// Checks what is known of a file before its bytes arrive.
  ///
  /// @throws ApiProblemException 415 if the profile does not accept the type, or the extension
  ///   belongs to another one; 400 if it does not accept the method
  public void requireAccepts(String fileName, String contentType, UploadMethod method) {
    if (!settings.accepts(contentType)) {
      throw new ApiProblemException(
          ApiProblem.CONTENT_TYPE_NOT_ALLOWED,
          "The profile " + name + " accepts " + settings.contentTypeNames() + ".",
          "contentType");
    }
    if (!settings.belongTogether(fileName, contentType)) {
      throw new ApiProblemException(
          ApiProblem.CONTENT_TYPE_NOT_ALLOWED,
          "A file of type " + contentType + " ends in " + settings.extensionsOf(contentType) + ".",
          "fileName");
    }
    if (!settings.methods().contains(method)) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          "The profile %s accepts uploads by %s, not by %s."
              .formatted(
                  name,
                  String.join(", ", settings.methodNames()),
                  method.name().toLowerCase(Locale.ROOT)),
          "method");
    }
  }

  /// Checks the size of a file.
  ///
  /// @param size bytes
  /// @throws ApiProblemException 413 if it is too large, 400 if it is too small
  public void requireSize(long size) {
    if (size > maxSize()) {
      throw new ApiProblemException(
          ApiProblem.FILE_TOO_LARGE,
          "The profile %s accepts up to %d bytes.".formatted(name, maxSize()),
          "size");
    }
    long minSize = settings.minSize().toBytes();
    if (size < minSize) {
      throw new ApiProblemException(
          ApiProblem.INVALID_FIELD,
          size == 0
              ? "Empty files are not accepted."
              : "The profile %s accepts files from %d bytes.".formatted(name, minSize),
          "size");
    }
  }

  /// Bytes.
  public long maxSize() {
    return settings.maxSize().toBytes();
  }

  /// How much an owner may initiate.
  public Quota quota() {
    return settings.quota();
  }

  /// What is kept with each file.
  public Handling handling() {
    return settings.handling();
  }
}
