package dev.airlock.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

  @Test
  void readsTheHighWaterMark() {
    List<String> status = List.of("Name:\tjava", "VmHWM:\t  345678 kB", "VmRSS:\t  300000 kB");

    assertThat(PeakMemory.in(status).kibibytes()).hasValue(345_678);
    assertThat(PeakMemory.in(status).figure("peak").value()).isEqualTo("338 MiB");
  }

  @Test
  void saysSoWhereTheSystemDoesNotTell() {
    assertThat(PeakMemory.in(List.of()).figure("peak").value())
        .isEqualTo("not told by this system");
  }
}
