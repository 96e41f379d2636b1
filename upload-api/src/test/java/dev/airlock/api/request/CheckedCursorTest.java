package dev.airlock.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.api.problem.ApiProblemException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedCursorTest {
  private static final String LIST = "files of alice";
  private static final String DETAIL = "cursor must be that of the same list.";
  private static final byte[] POSITION = {0, 1, -1, 127, -128};
  private static final String CURSOR = CheckedCursor.of(POSITION, LIST);

  @Test
  void leadsBackToItsPosition() {
    ByteBuffer parsed = CheckedCursor.parse(CURSOR, POSITION.length, LIST, DETAIL);
    assertThat(parsed).isEqualTo(ByteBuffer.wrap(POSITION));
  }

  /// Clients keep cursors over an upgrade.
  @Test
  void hasTheSameFormForEver() {
    assertThat(CURSOR).isEqualTo("AAH_f4DCz0YmcAbMug");
  }

  @Test
  void isOfItsListOnly() {
    isRefused(CURSOR, POSITION.length, "files of bob");
  }

  @Test
  void isWhole() {
    for (int end = 0; end < CURSOR.length(); end++) {
      isRefused(CURSOR.substring(0, end), POSITION.length, LIST);
    }
  }

  @Test
  void isNoLonger() {
    byte[] bytes = Base64.getUrlDecoder().decode(CURSOR);
    for (int more = 1; more <= 8; more++) {
      byte[] longer = new byte[more + bytes.length];
      System.arraycopy(bytes, 0, longer, 0, bytes.length);
      isRefused(encoded(longer), POSITION.length, LIST);
      System.arraycopy(bytes, 0, longer, more, bytes.length);
      isRefused(encoded(longer), POSITION.length, LIST);
    }
    isRefused(CURSOR, POSITION.length - 1, LIST);
    isRefused(CURSOR, POSITION.length + 1, LIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "=", "a", "AAEC/3+A", "cursor?", "\u00e4", "\0"})
  void isBase64OfUrls(String text) {
    isRefused(text, POSITION.length, LIST);
  }

  private static void isRefused(String cursor, int length, String list) {
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> CheckedCursor.parse(cursor, length, list, DETAIL))
        .withMessageContaining(DETAIL);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
