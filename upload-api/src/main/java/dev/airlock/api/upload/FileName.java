package dev.airlock.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.Problem;
import dev.airlock.api.problem.ProblemType;

/// The rule for names that uploaders give: a plain name that is harmless wherever it is shown or
/// saved. A good name is kept exactly as it is.
final class FileName {
  // What common file systems hold (ext4, APFS, NTFS: 255).
  private static final int MAX_BYTES = 255;

  private FileName() {}

  /// @throws Problem if the name is anything but a plain file name
  static String checked(String name) {
    if (name.contains("/") || name.contains("\\") || name.equals(".") || name.equals("..")) {
      throw invalid("fileName must be a name without a path.");
    }
    if (name.codePoints().anyMatch(FileName::isInvisible)) {
      throw invalid("fileName must not contain control or direction-changing characters.");
    }
    if (name.getBytes(UTF_8).length > MAX_BYTES) {
      throw invalid("fileName must have at most " + MAX_BYTES + " bytes in UTF-8.");
    }
    return name;
  }

  // Control characters, unpaired surrogates, and Unicode's format characters, among which are
  // the bidirectional controls that make "exe.pdf" out of "fdp.exe".
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static Problem invalid(String detail) {
    return new Problem(ProblemType.INVALID_FIELD, detail, "fileName");
  }
}
