package dev.airlock.scan.structure.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.scan.structure.Bytewise;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BytesTest {
  private static final byte[] ALL = Bytewise.random(300_000);

  static List<Bytes> sources() throws IOException {
    byte[] around = Bytewise.joined(new byte[100], ALL, new byte[100]);
    return List.of(
        new HeldBytes(ALL),
        new HeldBytes(Bytewise.joined(ALL, new byte[50]), ALL.length),
        new HeldBytes(around).range(100, ALL.length),
        new BlockCache(BytesTest::copy, ALL.length, fetched -> {}, 1000),
        replayed(new AtomicLong()));
  }

  private static void copy(long at, byte[] into) {
    System.arraycopy(ALL, (int) at, into, 0, into.length);
  }

  private static ReplayedBytes replayed(AtomicLong again) {
    byte[] head = Arrays.copyOf(ALL, 500);
    byte[] tail = Arrays.copyOfRange(ALL, ALL.length - 700, ALL.length);
    return new ReplayedBytes(
        () -> new ByteArrayInputStream(ALL), ALL.length, head, tail, again::addAndGet);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyPlaceCanBeRead(Bytes bytes) throws IOException {
    Random random = new Random(1);
    assertThat(bytes.size()).isEqualTo(ALL.length);
    for (int i = 0; i < 300; i++) {
      int at = random.nextInt(ALL.length);
      int length = random.nextInt(Math.min(5000, ALL.length - at));
      assertThat(bytes.exactly(at, length)).isEqualTo(Arrays.copyOfRange(ALL, at, at + length));
    }
    assertThat(bytes.stream().readAllBytes()).isEqualTo(ALL);
    assertThat(bytes.upTo(ALL.length - 3, 10)).hasSize(3);
    assertThat(bytes.upTo(ALL.length, 10)).isEmpty();
    assertThatThrownBy(() -> bytes.exactly(ALL.length - 3, 4)).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> bytes.range(5, ALL.length)).isInstanceOf(EOFException.class);
  }

  @Test
  void aStreamKnowsWhereItIs() throws IOException {
    BytesStream stream = new BytesStream(new HeldBytes(ALL), 10);
    assertThat(stream.read()).isEqualTo(ALL[10] & 0xff);
    assertThat(stream.skip(100_000)).isEqualTo(100_000);
    assertThat(stream.position()).isEqualTo(100_011);
    assertThat(stream.readNBytes(3)).isEqualTo(Arrays.copyOfRange(ALL, 100_011, 100_014));
    assertThat(stream.position()).isEqualTo(100_014);
  }

  @Test
  void onlyTheLastBlocksAreKept() throws IOException {
    AtomicLong fetched = new AtomicLong();
    BlockCache blocks = new BlockCache(BytesTest::copy, ALL.length, fetched::addAndGet, 1000);
    blocks.stream().readAllBytes();
    assertThat(fetched.get()).isEqualTo(ALL.length);
    blocks.exactly(ALL.length - 2500, 2500);
    assertThat(fetched.get()).isEqualTo(ALL.length);
    blocks.exactly(0, 10);
    assertThat(fetched.get()).isEqualTo(ALL.length + 1000);
  }

  @Test
  void goingBackALittleUnpacksNothingAgain() throws IOException {
    AtomicLong again = new AtomicLong();
    ReplayedBytes bytes = replayed(again);
    for (int at = 1000; at < 200_000; at += 500) {
      bytes.exactly(at, 10);
      bytes.exactly(at - 300, 10);
    }
    assertThat(again.get()).isLessThan(ALL.length);
    bytes.exactly(1000, 10);
    assertThat(again.get()).isGreaterThan(200_000);
  }
}
