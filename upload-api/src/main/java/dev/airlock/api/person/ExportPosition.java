package dev.airlock.api.person;

import dev.airlock.api.problem.ApiProblemException;
import dev.airlock.api.request.CheckedCursor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// How far an export has come.
///
/// @param section what is given out
/// @param after the last one that was; of actions, the position in the audit log
record ExportPosition(Section section, UUID after) {
  private static final int LENGTH = 1 + 2 * Long.BYTES;
  private static final String DETAIL =
      "cursor must be the nextCursor of the same export, with the same subject.";
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

  /// As the person's export hands it out.
  String cursor(String subject) {
    return CheckedCursor.of(
        ByteBuffer.allocate(LENGTH)
            .put((byte) section.number)
            .putLong(after.getMostSignificantBits())
            .putLong(after.getLeastSignificantBits())
            .array(),
        subject);
  }

  /// @throws ApiProblemException 400 if it is not a cursor, or one of another person
  static ExportPosition parse(String cursor, String subject) {
    ByteBuffer parts = CheckedCursor.parse(cursor, LENGTH, subject, DETAIL);
    Section section = Section.of(parts.get()).orElseThrow(() -> CheckedCursor.invalid(DETAIL));
    return new ExportPosition(section, new UUID(parts.getLong(), parts.getLong()));
  }
}
