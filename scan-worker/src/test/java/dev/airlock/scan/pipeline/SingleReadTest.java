package dev.airlock.scan.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SingleReadTest {
  // FIPS 180-4, the example for "abc".
  private static final String SHA_256_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void seesEveryByteOnce() throws IOException {
    SingleRead read = reading("abc", 64);
    assertThat(read.read()).isEqualTo('a');
    assertThat(read.readAllBytes()).isEqualTo("bc".getBytes(US_ASCII));
    assertThat(read.ended()).isTrue();
    assertThat(read.count()).isEqualTo(3);
    assertThat(read.headAndTail().head()).isEqualTo("abc".getBytes(US_ASCII));
    assertThat(read.sha256()).isEqualTo(SHA_256_OF_ABC);
  }

  @Test
  void keepsOnlyTheHead() throws IOException {
    SingleRead read = reading("abcdefgh", 3);
    assertThat(read.readAllBytes()).hasSize(8);
    assertThat(read.headAndTail().head()).isEqualTo("abc".getBytes(US_ASCII));
  }

  @Test
  void knowsThatItHasNotEnded() throws IOException {
    SingleRead read = reading("abc", 64);
    assertThat(read.readNBytes(2)).hasSize(2);
    assertThat(read.ended()).isFalse();
  }

  @Test
  void tellsWhenItsEndIsReached() throws IOException {
    AtomicBoolean told = new AtomicBoolean();
    InputStream bytes = new ByteArrayInputStream(new byte[3]);
    SingleRead read = new SingleRead(bytes, 1, 1, () -> told.set(true));
    assertThat(read.read(new byte[3], 0, 3)).isEqualTo(3);
    assertThat(told).isFalse();
    assertThat(read.read()).isNegative();
    assertThat(told).isTrue();
  }

  @Test
  void remembersWhatBrokeItsSource() {
    for (Exception fault :
        new Exception[] {new IOException("reset"), new IllegalStateException()}) {
      InputStream broken =
          new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              if (fault instanceof IOException io) {
                throw io;
              }
              throw (RuntimeException) fault;
            }
          };
      SingleRead read = new SingleRead(broken, 1, 1, () -> {});
      assertThatThrownBy(read::readAllBytes).isSameAs(fault);
      assertThat(read.failure()).isSameAs(fault);
      assertThat(read.ended()).isFalse();
    }
  }

  @Test
  void nothingCanBeSkippedOrReadTwice() {
    SingleRead read = reading("abc", 64);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> read.skipNBytes(1));
    assertThat(read.markSupported()).isFalse();
  }

  @Test
  void keepsOnlyTheTailHoweverItComes() throws IOException {
    for (int piece = 1; piece <= 9; piece++) {
      SingleRead read = reading("abcdefghijk", 1, 4);
      while (read.readNBytes(piece).length > 0) {
        // to the end
      }
      assertThat(read.headAndTail().tail()).isEqualTo("hijk".getBytes(US_ASCII));
      assertThat(read.headAndTail().size()).isEqualTo(11);
    }
    SingleRead shorter = reading("abc", 1, 4);
    assertThat(shorter.readAllBytes()).hasSize(3);
    assertThat(shorter.headAndTail().tail()).isEqualTo("abc".getBytes(US_ASCII));
  }

  private static SingleRead reading(String text, int head) {
    return reading(text, head, 16);
  }

  private static SingleRead reading(String text, int head, int tail) {
    return new SingleRead(new ByteArrayInputStream(text.getBytes(US_ASCII)), head, tail, () -> {});
  }
}
