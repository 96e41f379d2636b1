package dev.airlock.webhook.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns whatever is thrown while a request is handled into a problem of a known type.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    return ResponseEntity.status(problem.type().status()).body(problem.toDetail());
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> malformedId(MethodArgumentTypeMismatchException e) {
    return refused(
        new Problem(ProblemType.MALFORMED_ID, "A file id is a UUID in its canonical form."));
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<ProblemDetail> unavailable(Exception e) {
    log.warn("The database cannot be reached", e);
    return ResponseEntity.status(ProblemType.UNAVAILABLE.status())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .body(Problem.detail(ProblemType.UNAVAILABLE, "Please send the message again.", null));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception e, HttpServletRequest request) {
    log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
    return ResponseEntity.internalServerError()
        .body(Problem.detail(ProblemType.INTERNAL_ERROR, "Please send the message again.", null));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemType type =
        switch (status.value()) {
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 503 -> ProblemType.UNAVAILABLE;
          default ->
              status.is4xxClientError()
                  ? ProblemType.MALFORMED_REQUEST
                  : ProblemType.INTERNAL_ERROR;
        };
    return ResponseEntity.status(status)
        .headers(headers)
        .body(Problem.detail(type, type.title() + ".", null));
  }
}
