package dev.airlock.model.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FileIdTest {
  private static final String CANONICAL = "019aa3f0-5b7c-7def-8123-456789abcdef";

  @Test
  void readsTheCanonicalForm() {
    assertThat(FileId.of(CANONICAL)).hasToString(CANONICAL);
  }

  @Test
  void isTheSameInUpperCase() {
    assertThat(FileId.of("019AA3F0-5B7C-7DEF-8123-456789ABCDEF")).isEqualTo(FileId.of(CANONICAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "019aa3f05b7c7def8123456789abcdef",
        "{019aa3f0-5b7c-7def-8123-456789abcdef}",
        "urn:uuid:019aa3f0-5b7c-7def-8123-456789abcdef",
        " 019aa3f0-5b7c-7def-8123-456789abcdef",
        "019aa3f0-5b7c-7def-8123-456789abcdef\n",
        "019aa3f0-5b7c-7def-8123-456789abcde",
        "019aa3f0-5b7c-7def-8123-456789abcdef0",
        "1019aa3f0-5b7c-7def-8123-456789abcdef",
        "019aa3g0-5b7c-7def-8123-456789abcdef",
        "019aa3f0/5b7c/7def/8123/456789abcdef",
        "../../../../../../../../../etc/passwd"
      })
  void refusesEveryOtherForm(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FileId.of(text));
  }

  @Test
  void isAPlainTextInJson() {
    JsonMapper json = JsonMapper.shared();
    FileId id = FileId.of(CANONICAL);

    assertThat(json.writeValueAsString(id)).isEqualTo('"' + CANONICAL + '"');
    assertThat(json.readValue('"' + CANONICAL + '"', FileId.class)).isEqualTo(id);
  }
}
