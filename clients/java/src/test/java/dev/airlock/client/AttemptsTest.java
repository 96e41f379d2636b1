package dev.airlock.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {
  private final AtomicInteger tries = new AtomicInteger();

  /// 409 while an earlier try, whose answer was lost, is still being carried out.
  @ParameterizedTest
  @ValueSource(ints = {409, 429, 503})
  void whatAsksToComeBackSoonIsTriedAgain(int status) throws Exception {
    String answer =
        Attempts.of(() -> {
          if (tries.incrementAndGet() < 3) {
            throw problem(status, Duration.ZERO);
          }
          return "answer";
        });
    assertThat(answer).isEqualTo("answer");
  }

  @Test
  void fourTriesAreEnough() {
    assertThatThrownBy(() -> Attempts.of(() -> refuse(503, Duration.ZERO)))
        .isInstanceOf(AirlockProblem.class);
    assertThat(tries).hasValue(4);
  }

  @ParameterizedTest
  @CsvSource({"400,", "403,", "409,", "429,", "429, PT1H", "503, PT31S"})
  void whatDoesNotHelpIsNotTried(int status, @Nullable Duration later) {
    assertThatThrownBy(() -> Attempts.of(() -> refuse(status, later)))
        .isInstanceOfSatisfying(
            AirlockProblem.class, problem -> assertThat(problem.retryAfter()).isEqualTo(later));
    assertThat(tries).hasValue(1);
  }

  @Test
  void whatDoesNotArriveIsSentAgain() throws Exception {
    int answer =
        Attempts.of(() -> {
          if (tries.incrementAndGet() == 1) {
            throw new IOException("connection reset");
          }
          return tries.get();
        });
    assertThat(answer).isEqualTo(2);
  }

  private String refuse(int status, @Nullable Duration later) {
    tries.incrementAndGet();
    throw problem(status, later);
  }

  private static AirlockProblem problem(int status, @Nullable Duration later) {
    return new AirlockProblem("urn:airlock:problem:refused", status, "refused", null, later);
  }
}
