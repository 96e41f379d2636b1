package dev.airlock.scan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.scan.structure.SignatureSearch.Hit;
import dev.airlock.scan.structure.SignatureSearch.Signature;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.junit.jupiter.api.Test;

class SignatureSearchTest {
  private static final int BUFFER = 32 * 1024;

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
