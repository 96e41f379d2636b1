package dev.airlock.bench.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestsTest {

  @Test
  void countsPerFile() {
    Requests requests = new Requests(List.of("GET object", "PUT object", "GET object"), 2);

    assertThat(requests.perFile()).isEqualTo(1.5);
    assertThat(requests.text()).isEqualTo("1.00 GET object, 0.50 PUT object");
  }

  @Test
  void countsNothingWhereNothingWasAsked() {
    assertThat(new Requests(List.of(), 5).perFile()).isZero();
  }
}
