package dev.airlock.scan.type;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the bytes are, there is an answer, and soon.
class HostileContentTest {
  private static final List<String> DECLARED =
      List.of("text/plain", "application/pdf", "application/zip", "video/mp4", "image/tiff");
  private static final List<String> PIECES =
      List.of(
          "<",
          "<!--",
          "-->",
          "--!>",
          "<!",
          "<!DOCTYPE ",
          "[",
          "]",
          ">",
          "<?",
          "<?xml ",
          "?>",
          "<%",
          "</",
          "<a ",
          "=",
          "\"",
          "'",
          "<![CDATA[",
          "]]>",
          "xmlns",
          " ",
          "\n",
          "\0",
          "\u00ff\u00fe",
          "%PDF-1.4",
          "1 0 obj",
          "MZ",
          "PK\3\4",
          "PK\1\2",
          "PK\5\6",
          "PK\6\6",
          "PK\6\7",
          "GIF89a",
          "BM",
          "\u00ff\u00ff\u00ff\u00ff",
          "ftyp",
          "070701",
          "words",
          "\u001a");

  private final ContentTypes types = new ContentTypes();

  @Test
  void everyMixtureOfPieces() {
    Random random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder content = new StringBuilder();
      for (int piece = random.nextInt(40); piece >= 0; piece--) {
        content.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      detect(content.toString().getBytes(ISO_8859_1), DECLARED.get(round % DECLARED.size()));
    }
  }

  @Test
  void damagedDocuments() throws Exception {
    Random random = new Random(1);
    for (byte[] whole :
        List.of(
            Documents.docx(),
            Documents.plainZip(),
            Documents.pdf(),
            Documents.odt("<manifest:manifest/>"),
            Documents.encryptedDocx())) {
      for (int round = 0; round < 2_000; round++) {
        byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
        for (int change = random.nextInt(8); change >= 0; change--) {
          damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? 0xff : 0);
        }
        detect(damaged, DECLARED.get(round % DECLARED.size()));
      }
    }
  }

  @ParameterizedTest
  @Timeout(20)
  @ValueSource(
      strings = {
        "<!---->",
        "<!-->",
        "<!--x-->",
        "<a>",
        "<a x='",
        "<?x?>",
        "<!x>",
        "</a>",
        "<![CDATA[",
        "<![CDATA[]]>",
        "<?xml ?><a>x",
        "<",
        "<!DOCTYPE x [",
        "1 0 ",
        "%PDF-",
        "PK\5\6",
        "\u00e3\u0080\u0080",
        "\0",
        " "
      })
  void repetitionTakesNoLongerThanWords(String piece) {
    byte[] content = piece.repeat(400_000 / piece.length()).getBytes(ISO_8859_1);
    detect(content, "text/plain"); // warms up
    long begin = System.nanoTime();
    detect(content, "text/plain");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  private void detect(byte[] bytes, String declared) {
    int head = Math.min(ContentTypes.headOf(bytes.length), bytes.length);
    int tail = Math.min(ContentTypes.tailOf(bytes.length), bytes.length);
    HeadAndTail content =
        new HeadAndTail(
            Arrays.copyOf(bytes, head),
            Arrays.copyOfRange(bytes, bytes.length - tail, bytes.length),
            bytes.length,
            (at, into) -> System.arraycopy(bytes, Math.toIntExact(at), into, 0, into.length));
    assertThat(types.detect(content, declared)).isNotNull();
  }
}
