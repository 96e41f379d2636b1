package dev.airlock.scan.structure.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.airlock.scan.structure.Obstacle;
import dev.airlock.scan.structure.StructureException;
import dev.airlock.scan.structure.bytes.HeldBytes;
import org.junit.jupiter.api.Test;

class InflatedStreamTest {

  /// Of random bytes, such as an encrypted page, one in about two thousand begins like zlib data
  /// that need a dictionary (RFC 1950: a checksum of 5 bits, FDICT set). It is no reason to refuse
  /// a file that nobody can open what never was such data.
  @Test
  void dataThatNeedADictionaryAreDamaged() {
    byte[] begun = {0x78, 0x20, 1, 2, 3, 4, 5, 6, 7, 8};
    StructureException fault =
        catchThrowableOfType(
            StructureException.class,
            () -> InflatedStream.zlib(new HeldBytes(begun)).readAllBytes());
    assertThat(fault.obstacle()).isEqualTo(Obstacle.DAMAGED);
  }
}
