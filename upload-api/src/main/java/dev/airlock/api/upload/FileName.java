package dev.airlock.api.upload;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import java.util.regex.Pattern;

/// The rule for file names: a plain name that is harmless wherever it is shown or saved. A valid
/// name is kept exactly as it is.
final class FileName {
  // What people can save a file under (NTFS and APFS: 255). Counted in characters, not in bytes:
  // a name in Chinese may be as long as one in English. No store here has a limit of its own.
  private static final int MAX_CHARACTERS = 255;

  // Names that Windows reserves for devices, with or without an extension
  // (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
  private static final Pattern DEVICE =
      Pattern.compile(
          "(CON|PRN|AUX|NUL|(COM|LPT)[0-9\u00b9\u00b2\u00b3])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private FileName() {}

  /// @throws ApiProblemException if the name is anything but a plain file name
  static String checked(String name) {
    if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
      throw invalid("fileName must be a name without a path.");
    }
    if (DEVICE.matcher(name).matches()) {
      throw invalid("fileName must not be the name of a device, such as CON or NUL.");
    }
    if (name.endsWith(".") || !name.equals(name.strip())) {
      throw invalid("fileName must not end in a dot, nor begin or end with a space.");
    }
    if (name.codePoints().anyMatch(FileName::isControl)) {
      throw invalid("fileName must not contain control characters or line separators.");
    }
    if (name.codePoints().anyMatch(FileName::reordersText)) {
      throw invalid("fileName must not contain characters that change the direction of text.");
    }
    if (name.codePointCount(0, name.length()) > MAX_CHARACTERS) {
      throw invalid("fileName must have at most " + MAX_CHARACTERS + " characters.");
    }
    return name;
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  // The embeddings, overrides and isolates of UAX #9, 2.1 to 2.5, which make "exe.pdf" out of
  // "fdp.exe". Other invisible characters stay where they are: joiners, soft hyphens, directional
  // marks and the tags of flags belong to how names are written.
  private static boolean reordersText(int codePoint) {
    return switch (Character.getDirectionality(codePoint)) {
      case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
          Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
          Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
          Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
          Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
          true;
      default -> false;
    };
  }

  private static ApiProblemException invalid(String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, "fileName");
  }
}
