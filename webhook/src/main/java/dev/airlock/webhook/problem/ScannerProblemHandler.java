package dev.airlock.webhook.problem;

import dev.airlock.runtime.database.DatabaseOutage;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.runtime.problem.ProblemExceptionHandler;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells scanners what was wrong with a request, or that it is to be sent again.
@RestControllerAdvice
class ScannerProblemHandler extends ProblemExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ScannerProblemHandler.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final String SEND_AGAIN = "Please send the message again.";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformedId(MethodArgumentTypeMismatchException e) {
    return responseTo(
        new ProblemException(
            ScannerProblem.MALFORMED_ID, "A file id is a UUID in its canonical form."));
  }

  @Override
  protected ProblemException problemOf(Exception fault, String attempt) {
    if (DatabaseOutage.isBehind(fault)) {
      log.warn("The database cannot be used for now: {}", String.valueOf(fault));
      return new ProblemException(ScannerProblem.UNAVAILABLE, SEND_AGAIN, null, RETRY_AFTER);
    }
    if (fault instanceof SdkException) {
      log.warn("S3 cannot be used for now: {}", String.valueOf(fault));
      return new ProblemException(ScannerProblem.UNAVAILABLE, SEND_AGAIN, null, RETRY_AFTER);
    }
    log.error("{} failed", attempt, fault);
    return new ProblemException(ScannerProblem.INTERNAL_ERROR, SEND_AGAIN);
  }

  @Override
  protected ScannerProblem kindOf(HttpStatusCode status) {
    return ScannerProblem.ofStatus(status.value());
  }
}
