package dev.airlock.runtime.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns whatever is thrown while a request is handled into a problem of a known kind. A service
/// extends it by what only its own callers meet.
public abstract class ProblemExceptionHandler extends ResponseEntityExceptionHandler {

  /// The problem that a fault means to callers. Operators find the rest in the log, which this
  /// writes.
  ///
  /// @param attempt method and path of the request, for the log
  protected abstract ProblemException problemOf(Exception fault, String attempt);

  /// The kind of what Spring itself refuses by that status.
  protected abstract ProblemKind kindOf(HttpStatusCode status);

  @ExceptionHandler
  protected final ResponseEntity<ProblemDetail> failed(Exception e, HttpServletRequest request) {
    return responseTo(
        e instanceof ProblemException problem
            ? problem
            : problemOf(e, request.getMethod() + " " + request.getRequestURI()));
  }

  /// The response to a refused request.
  protected static ResponseEntity<ProblemDetail> responseTo(ProblemException problem) {
    ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.kind().status());
    problem
        .retryAfterSeconds()
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Long.toString(wait)));
    return response.body(problem.toDetail());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemKind kind = kindOf(status);
    return ResponseEntity.status(status)
        .headers(headers)
        .body(kind.detail(kind.title() + ".", null));
  }
}
