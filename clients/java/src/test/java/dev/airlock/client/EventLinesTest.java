package dev.airlock.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class EventLinesTest {
  private final List<String> asked = new ArrayList<>();
  private final EventLines lines = new EventLines(null, _ -> {});
  private final Flow.Subscription stream =
      new Flow.Subscription() {
        @Override
        public void request(long count) {
          asked.add("more");
        }

        @Override
        public void cancel() {
          asked.add("no more");
        }
      };

  @Test
  void aStreamIsLetGoThoughItBeginsAsItIsGivenUp() {
    lines.end();
    lines.onSubscribe(stream);
    assertThat(asked).containsExactly("no more");
  }

  @Test
  void aStreamThatHasBegunIsLetGo() {
    lines.onSubscribe(stream);
    lines.end();
    assertThat(asked).containsExactly("more", "no more");
  }
}
