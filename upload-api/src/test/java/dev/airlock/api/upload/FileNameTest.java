package dev.airlock.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.api.problem.ApiProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notes.txt",
        "Bericht für \"Ötzi\" 北京.pdf",
        "it's 100 % done; really (2).docx",
        "rocket 🚀.png",
        "\u0646\u0627\u0645\u0647\u200c\u0647\u0627.pdf",
        "family \ud83d\udc69\u200d\ud83d\udc67.jpg",
        ".profile",
        "no extension",
        "console.log",
        "COM10.txt",
        "auxiliary.txt"
      })
  void goodNamesSurviveUnharmed(String name) {
    assertThat(FileName.checked(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "..\\boot.ini",
        "a/b.txt",
        ".",
        "..",
        "nul\u0000.txt",
        "line\nbreak.txt",
        "delete\u007f.txt",
        "next\u0085line.txt",
        "fdp.\u202etxt",
        "isolate\u2066.txt",
        "mark\u200f.txt",
        "separator\u2028.txt",
        "surrogate\ud83d.txt",
        "CON",
        "nul.txt",
        "Com1.tar.gz",
        "LPT\u00b9.txt",
        "trailing.",
        " leading.txt",
        "trailing.txt "
      })
  void namesThatHarmAreRefused(String name) {
    assertThatExceptionOfType(ApiProblemException.class).isThrownBy(() -> FileName.checked(name));
  }

  @Test
  void lengthCountsInBytes() {
    assertThat(FileName.checked("ä".repeat(127) + "x")).hasSize(128); // 255 bytes
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> FileName.checked("ä".repeat(128)));
  }
}
