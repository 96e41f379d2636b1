package dev.airlock.scan.structure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where something lies: a member of the object, a member of that, and so on.
///
/// @param names fit to be shown to the owner: without control and direction characters, and cut
public record MemberPath(List<String> names) {
  /// The object itself.
  public static final MemberPath OBJECT = new MemberPath(List.of());

  private static final int MOST_CHARACTERS = 80;
  private static final String CUT = "…";

  /// @param names in any form
  public MemberPath {
    names = names.stream().map(MemberPath::shown).toList();
  }

  /// A member of what lies here.
  ///
  /// @param name empty if it is nothing but the content of what lies here, unpacked
  public MemberPath then(String name) {
    if (name.isEmpty()) {
      return this;
    }
    return new MemberPath(Stream.concat(names.stream(), Stream.of(name)).toList());
  }

  /// A name as an archive stores it: in UTF-8 or in a code page that nobody knows.
  public static String nameOf(byte[] stored) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(stored)).toString();
    } catch (CharacterCodingException _) {
      return new String(stored, ISO_8859_1);
    }
  }

  private static String shown(String name) {
    int[] kept =
        name.codePoints().filter(MemberPath::isShown).limit(MOST_CHARACTERS + 1L).toArray();
    if (kept.length == 0) {
      return "?";
    }
    String text = new String(kept, 0, Math.min(kept.length, MOST_CHARACTERS));
    return kept.length > MOST_CHARACTERS ? text + CUT : text;
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// For example `invoice.zip › a.docx`, the object itself left out.
  @Override
  public String toString() {
    return IntStream.range(0, names.size()).mapToObj(names::get).collect(Collectors.joining(" › "));
  }
}
