package dev.airlock.api.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.api.problem.ApiProblemException;
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
        "\u05d3\u05d5\u05d7\u200f 3.pdf",
        "left\u200e.txt",
        "arabic mark\u061c.txt",
        "Donau\u00addampf\u00adschiff.txt",
        "\u1781\u17d2\u1798\u17c2\u200b\u179a.pdf",
        "flag \ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc73\udb40\udc63\udb40\udc74\udb40\udc7f.png",
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
        "embedding\u202a.txt",
        "embedding\u202b.txt",
        "end\u202c.txt",
        "override\u202d.txt",
        "isolate\u2066.txt",
        "isolate\u2067.txt",
        "isolate\u2068.txt",
        "end\u2069.txt",
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

  @ParameterizedTest
  @ValueSource(strings = {"a", "ä", "京", "🚀"})
  void lengthCountsInCharacters(String character) {
    String longest = character.repeat(251) + ".txt";
    assertThat(FileName.checked(longest)).isEqualTo(longest);
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> FileName.checked(character + longest))
        .withMessageContaining("255 characters");
  }
}
