package dev.airlock.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import java.util.regex.Pattern;

/// The rule for file names: a plain name that is harmless wherever it is shown or saved. A valid
/// name is kept exactly as it is.
final class FileName {
  // The limit of common file systems (ext4, APFS, NTFS: 255).
  private static final int MAX_BYTES = 255;

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

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
  // Excepted are the two joiners that Persian, Indic scripts and emoji are written with.
  private static boolean isInvisible(int codePoint) {
    if (codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER) {
      return false;
    }
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

  private static ApiProblemException invalid(String detail) {
    return new ApiProblemException(ApiProblem.INVALID_FIELD, detail, "fileName");
  }
}
