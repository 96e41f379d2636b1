package dev.airlock.webhook.problem;

import dev.airlock.runtime.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/// Every kind of error that a scanner can meet.
public enum ScannerProblem implements ProblemKind {
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The message is not rightly signed"),
  TIMESTAMP_OUTSIDE_TOLERANCE(HttpStatus.UNAUTHORIZED, "The message is too old or too new"),
  FILE_NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such file"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This address does not take that method"),
  STALE_VERDICT(HttpStatus.CONFLICT, "A newer object version or a later claim holds the file"),
  NOT_CLAIMED(HttpStatus.CONFLICT, "The scan has not claimed the file"),
  FILE_DELETED(HttpStatus.GONE, "The file was deleted"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  MALFORMED_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id is not a UUID"),
  INVALID_SCAN_RESULT(HttpStatus.UNPROCESSABLE_CONTENT, "The scan result is not valid"),
  MESSAGE_ID_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "Another message had this webhook-id"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer right now"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

  private final HttpStatus status;
  private final String title;

  ScannerProblem(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public HttpStatus status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
