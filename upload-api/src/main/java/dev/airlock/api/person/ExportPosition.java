package dev.airlock.api.person;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.api.problem.ApiProblem;
import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.model.object.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// How far an export has come.
///
/// @param section what is given out
/// @param after the last one that was; of actions, the position in the audit log
record ExportPosition(Section section, UUID after) {
  private static final int CHECK_BYTES = 8;
  private static final int LENGTH = 1 + 2 * Long.BYTES + CHECK_BYTES;
  private static final UUID NOTHING = new UUID(0, 0);

  /// What an export gives out, in this order.
  enum Section {
    FILES(0),
    GRANTS(1),
    ACTIONS(2);

    private final int number;

    Section(int number) {
      this.number = number;
    }

    static Optional<Section> of(int number) {
      return Arrays.stream(values()).filter(section -> section.number == number).findFirst();
    }
  }

  /// Before everything.
  static ExportPosition beginning() {
    return beginningOf(Section.FILES);
  }

  /// Before everything of another section.
  static ExportPosition beginningOf(Section section) {
    return new ExportPosition(section, NOTHING);
  }

  /// Later in this section.
  ExportPosition after(UUID last) {
    return new ExportPosition(section, last);
  }

  /// With a checksum of the person, so that two exports are not mixed up. It protects nothing.
  String cursor(String subject) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(LENGTH)
                .put((byte) section.number)
                .putLong(after.getMostSignificantBits())
                .putLong(after.getLeastSignificantBits())
                .put(checksum(subject))
                .array());
  }

  /// @throws ApiProblemException 400 if it is not a cursor, or one of another person
  static ExportPosition parse(String cursor, String subject) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
    if (bytes.length != LENGTH
        || bytes[0] < 0
        || bytes[0] >= Section.values().length
        || !Arrays.equals(bytes, LENGTH - CHECK_BYTES, LENGTH, checksum(subject), 0, CHECK_BYTES)) {
      throw invalid();
    }
    ByteBuffer after = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
    return new ExportPosition(
        Section.values()[bytes[0]], new UUID(after.getLong(), after.getLong()));
  }

  private static byte[] checksum(String subject) {
    return Arrays.copyOf(Sha256.of(subject.getBytes(UTF_8)), CHECK_BYTES);
  }

  private static ApiProblemException invalid() {
    return new ApiProblemException(
        ApiProblem.INVALID_FIELD,
        "cursor must be the nextCursor of the same export, with the same subject.",
        "cursor");
  }
}
