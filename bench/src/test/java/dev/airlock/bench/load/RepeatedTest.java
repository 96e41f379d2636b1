package dev.airlock.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedTest {

  @Test
  void runsExactlyAsOftenAsAsked() throws Exception {
    AtomicInteger runs = new AtomicInteger();

    Repeated.run(100, 8, runs::incrementAndGet);

    assertThat(runs).hasValue(100);
  }

  @Test
  void throwsWhatFailedFirst() {
    assertThatThrownBy(() -> Repeated.run(3, 2, RepeatedTest::fail))
        .isInstanceOf(IOException.class);
  }

  private static void fail() throws IOException {
    throw new IOException("broken");
  }
}
