package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ContentDisposition;

class DispositionHeaderTest {

  @Test
  void namesInAsciiAndInUtf8() {
    assertThat(DispositionHeader.of("attachment", "Bericht für \"Ötzi\" 100 % 北京.txt"))
        .isEqualTo(
            "attachment; filename=\"Bericht f_r __tzi_ 100 _ _.txt\"; filename*=UTF-8''"
                + "Bericht%20f%C3%BCr%20%22%C3%96tzi%22%20100%20%25%20%E5%8C%97%E4%BA%AC.txt");
    assertThat(DispositionHeader.of("inline", "it's (a) b\\c.txt"))
        .isEqualTo(
            "inline; filename=\"it's (a) b_c.txt\"; filename*=UTF-8''it%27s%20%28a%29%20b%5Cc.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.txt",
        "北京.pdf",
        "家族 👨\u200d👩\u200d👧.jpg",
        "דוח\u200f.pdf",
        "a\";b=\"c.txt"
      })
  void clientsReadTheNameThatWasGiven(String name) {
    assertThat(ContentDisposition.parse(DispositionHeader.of("attachment", name)).getFilename())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "京", "🚀", "\""})
  void theLongestNameFitsIntoALink(String character) {
    String header = DispositionHeader.of("attachment", character.repeat(251) + ".txt");
    // Leaves room for the key, the signature and the credentials of a role within 8 KiB.
    assertThat(URLEncoder.encode(header, UTF_8)).hasSizeLessThan(5_400);
  }
}
