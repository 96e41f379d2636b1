package dev.airlock.scan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.SignatureSearch.Hit;
import dev.airlock.scan.structure.SignatureSearch.Signature;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;

class SignatureSearchTest {
  private static final int BUFFER = 8 * 1024;

  @Test
  void findsSignaturesAcrossItsBuffers() {
    byte[] zipEnd = Bytewise.ascii("PK\5\6");
    for (int at = BUFFER - 40; at < BUFFER + 40; at++) {
      byte[] bytes = Bytewise.joined(new byte[at], zipEnd, new byte[100]);
      for (int step : new int[] {1_000_000, 4096, 7}) {
        assertThat(search(bytes, step).hits()).containsExactly(new Hit(Signature.ZIP_END, at));
      }
    }
  }

  @Test
  void findsWhatALookAtEveryPlaceFinds() {
    Random random = new Random(7);
    byte[] alphabet = Bytewise.ascii("Rar!\u001a\7PK\5\6koly");
    for (int round = 0; round < 200; round++) {
      byte[] bytes = new byte[2 * BUFFER];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = alphabet[random.nextInt(alphabet.length)];
      }
      plant(random, bytes, "Rar!\u001a\7", "PK\5\6", "koly\0\0\0\4\0\0\2\0");
      assertThat(search(bytes, 1 + random.nextInt(5_000)).hits())
          .containsExactlyElementsOf(everywhere(Bytewise.text(bytes)));
    }
  }

  private static void plant(Random random, byte[] bytes, String... signatures) {
    for (String signature : signatures) {
      int at = random.nextInt(bytes.length - signature.length());
      System.arraycopy(Bytewise.ascii(signature), 0, bytes, at, signature.length());
    }
  }

  private static List<Hit> everywhere(String text) {
    return IntStream.range(0, text.length())
        .boxed()
        .flatMap(at ->
            Stream.of(
                    hit(text, "Rar!\u001a\7", Signature.RAR, at),
                    hit(text, "PK\5\6", Signature.ZIP_END, at),
                    hit(text, "koly\0\0\0\4\0\0\2\0", Signature.DISK_IMAGE, at))
                .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<Hit> hit(String text, String signature, Signature kind, int at) {
    return text.startsWith(signature, at) ? Optional.of(new Hit(kind, at)) : Optional.empty();
  }

  @Test
  void findsThemAtTheVeryEnd() {
    byte[] rar = Bytewise.joined(new byte[50], Bytewise.ascii("Rar!\u001a\7"));
    assertThat(search(rar, 10).hits()).containsExactly(new Hit(Signature.RAR, 50));
  }

  @Test
  void a7zIsOneOnlyWithTheRightChecksum() {
    byte[] archive = SevenZipBytes.of("a", Bytewise.harmless(), SevenZMethod.COPY);
    assertThat(search(archive, 64).hits()).contains(new Hit(Signature.SEVEN_ZIP, 0));
    archive[15] ^= 1;
    assertThat(search(archive, 64).hits()).isEmpty();
  }

  @Test
  void keepsNoMoreThanItMay() {
    byte[] many = Bytewise.ascii("PK\5\6".repeat(11_000));
    SignatureSearch search = search(many, 5000);
    assertThat(search.hits()).hasSize(10_000);
    assertThat(search.overflowed()).isTrue();
  }

  private static SignatureSearch search(byte[] bytes, int step) {
    SignatureSearch search = new SignatureSearch();
    for (int at = 0; at < bytes.length; at += step) {
      search.feed(bytes, at, Math.min(step, bytes.length - at));
    }
    search.end();
    return search;
  }
}
