package dev.airlock.webhook.problem;

import dev.airlock.runtime.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/// Every kind of error that a scanner can meet.
public enum ScannerProblem implements ProblemKind {
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "The signature or API key is missing or invalid"),
  TIMESTAMP_OUTSIDE_TOLERANCE(HttpStatus.UNAUTHORIZED, "The message is too old or too new"),
  FILE_NOT_FOUND(HttpStatus.NOT_FOUND, "The file does not exist"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing exists at this path"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed at this path"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The response is not available in that media type"),
  REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
  STALE_VERDICT(HttpStatus.CONFLICT, "A newer object version or a later claim holds the file"),
  NOT_CLAIMED(HttpStatus.CONFLICT, "The scan has not claimed the file"),
  FILE_DELETED(HttpStatus.GONE, "The file was deleted"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request body has an unsupported media type"),
  MALFORMED_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id is not a UUID"),
  INVALID_SCAN_RESULT(HttpStatus.UNPROCESSABLE_CONTENT, "The scan result is not valid"),
  MESSAGE_ID_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "This webhook-id belongs to another message"),
  HEADERS_TOO_LARGE(
      HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The address and headers are too large"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is temporarily unavailable"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "An internal error occurred");

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

  /// The kind of what the container or Spring refuses with that status.
  static ScannerProblem ofStatus(int status) {
    return switch (status) {
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TOO_SLOW;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 431 -> HEADERS_TOO_LARGE;
      case 503 -> UNAVAILABLE;
      // Of what a client sends: an unknown transfer coding or version of HTTP.
      case 501, 505 -> MALFORMED_REQUEST;
      default -> status >= 400 && status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    };
  }
}
