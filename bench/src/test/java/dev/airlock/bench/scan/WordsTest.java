package dev.airlock.bench.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void areAsLongAsTheyShould() throws IOException {
    for (long size : new long[] {1, 5, 10_000, 9_000_001}) {
      assertThat(read(new Words(42, size))).hasSize((int) size);
    }
  }

  @Test
  void areTheSameAgainForTheSameSeed() throws IOException {
    assertThat(read(new Words(-7, 50_000))).isEqualTo(read(new Words(-7, 50_000)));
  }

  @Test
  void differForDifferentSeedsFromTheFirstBytesOn() throws IOException {
    byte[] one = read(new Words(1, 10_000));
    byte[] other = read(new Words(2, 10_000));

    assertThat(new String(one, 0, 20, US_ASCII)).isNotEqualTo(new String(other, 0, 20, US_ASCII));
  }

  @Test
  void areLettersDigitsAndSpaces() throws IOException {
    assertThat(new String(read(new Words(3, 100_000)), US_ASCII)).matches("[a-z0-9 ]+");
  }

  @Test
  void comeByteByByteAsInOneGo() throws IOException {
    Words words = new Words(4, 30);
    StringBuilder bytes = new StringBuilder();
    try (InputStream in = words.stream()) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        bytes.append((char) read);
      }
    }

    assertThat(bytes).hasToString(new String(read(words), US_ASCII));
  }

  private static byte[] read(Words words) throws IOException {
    try (InputStream in = words.stream()) {
      return in.readAllBytes();
    }
  }
}
