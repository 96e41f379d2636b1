package dev.airlock.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

class ProblemExceptionTest {

  private enum Kind implements ProblemKind {
    FILE_NOT_FOUND;

    @Override
    public HttpStatus status() {
      return HttpStatus.NOT_FOUND;
    }

    @Override
    public String title() {
      return "The file does not exist";
    }
  }

  @Test
  void bodyHasTypeTitleStatusDetailAndField() {
    ProblemDetail body =
        new ProblemException(Kind.FILE_NOT_FOUND, "No file has that id.", "id").toDetail();
    assertThat(body.getType()).isEqualTo(URI.create("urn:airlock:problem:file-not-found"));
    assertThat(body.getTitle()).isEqualTo("The file does not exist");
    assertThat(body.getStatus()).isEqualTo(404);
    assertThat(body.getDetail()).isEqualTo("No file has that id.");
    assertThat(body.getProperties()).containsOnlyKeys("field").containsEntry("field", "id");
  }

  @Test
  void bodyHasNoFieldIfNoneIsAtFault() {
    assertThat(new ProblemException(Kind.FILE_NOT_FOUND, "gone").toDetail().getProperties())
        .isNull();
    assertThat(new ProblemException(Kind.FILE_NOT_FOUND, "gone").retryAfterSeconds()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "5000, 5"})
  void retryAfterIsRoundedUpToWholeSeconds(long millis, long seconds) {
    assertThat(
            new ProblemException(Kind.FILE_NOT_FOUND, "gone", null, Duration.ofMillis(millis))
                .retryAfterSeconds())
        .contains(seconds);
  }
}
