package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {

  @Test
  void areShownInTheLargestUnit() {
    assertThat(Sizes.text(10 * Sizes.KB)).isEqualTo("10 KB");
    assertThat(Sizes.text(500 * Sizes.MB)).isEqualTo("500 MB");
    assertThat(Sizes.text(2 * Sizes.GB)).isEqualTo("2 GB");
    assertThat(Sizes.text(2_000, Sizes.MB)).isEqualTo("2,000 of 1 MB");
  }
}
