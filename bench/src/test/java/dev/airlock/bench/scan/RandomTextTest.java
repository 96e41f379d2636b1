package dev.airlock.bench.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class RandomTextTest {

  @Test
  void areAsLongAsTheyShould() throws IOException {
    for (long size : new long[] {1, 5, 10_000, 9_000_001}) {
      assertThat(read(new RandomText(42, size))).hasSize((int) size);
    }
  }

  @Test
  void areTheSameAgainForTheSameSeed() throws IOException {
    assertThat(read(new RandomText(-7, 50_000))).isEqualTo(read(new RandomText(-7, 50_000)));
  }

  @Test
  void differForDifferentSeedsFromTheFirstBytesOn() throws IOException {
    byte[] one = read(new RandomText(1, 10_000));
    byte[] other = read(new RandomText(2, 10_000));

    assertThat(new String(one, 0, 20, US_ASCII)).isNotEqualTo(new String(other, 0, 20, US_ASCII));
  }

  @Test
  void areLettersDigitsAndSpaces() throws IOException {
    assertThat(new String(read(new RandomText(3, 100_000)), US_ASCII)).matches("[a-z0-9 ]+");
  }

  @Test
  void comeByteByByteAsInOneGo() throws IOException {
    RandomText text = new RandomText(4, 30);
    StringBuilder bytes = new StringBuilder();
    try (InputStream in = text.stream()) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        bytes.append((char) read);
      }
    }

    assertThat(bytes).hasToString(new String(read(text), US_ASCII));
  }

  private static byte[] read(RandomText text) throws IOException {
    try (InputStream in = text.stream()) {
      return in.readAllBytes();
    }
  }
}
