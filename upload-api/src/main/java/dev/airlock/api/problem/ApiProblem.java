package dev.airlock.api.problem;

import dev.airlock.runtime.problem.ProblemKind;
import org.springframework.http.HttpStatus;

/// Every kind of error that a caller can meet.
public enum ApiProblem implements ProblemKind {
  INVALID_FIELD(HttpStatus.BAD_REQUEST, "A field is invalid"),
  MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A valid bearer token is required"),
  INSUFFICIENT_SCOPE(HttpStatus.FORBIDDEN, "The token lacks the required scope"),
  NOT_THE_OWNER(HttpStatus.FORBIDDEN, "The file belongs to somebody else"),
  OWN_ERASURE(HttpStatus.FORBIDDEN, "Operators cannot erase their own data"),
  FILE_NOT_FOUND(HttpStatus.NOT_FOUND, "The file does not exist"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing exists at this path"),
  ORIGIN_NOT_ALLOWED(HttpStatus.FORBIDDEN, "Pages of this origin may not call the API"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed at this path"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The response is not available in that media type"),
  FILE_NOT_CLEAN(HttpStatus.CONFLICT, "Only clean files can be downloaded"),
  REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The request did not arrive in time"),
  UPLOAD_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The upload is too slow"),
  REQUEST_IN_PROGRESS(HttpStatus.CONFLICT, "The same request is in progress"),
  NOT_RESCANNABLE(HttpStatus.CONFLICT, "The file cannot be rescanned"),
  NOT_RELEASABLE(HttpStatus.CONFLICT, "The file cannot be released"),
  OBJECT_NOT_UPLOADED(HttpStatus.CONFLICT, "Nothing has been uploaded yet"),
  PARTS_INCOMPLETE(HttpStatus.CONFLICT, "The parts do not add up to the declared file"),
  UPLOAD_ENDED(HttpStatus.CONFLICT, "The upload has ended"),
  NOT_RESTORABLE(HttpStatus.CONFLICT, "The file cannot be restored"),
  TOO_MANY_GRANTS(HttpStatus.CONFLICT, "The file has the maximum number of grants"),
  FILE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The file is too large for its profile"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request body is too large"),
  CONTENT_TYPE_NOT_ALLOWED(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The profile does not accept that content type"),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request body has an unsupported media type"),
  MALFORMED_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id is not a UUID"),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another request"),
  TOO_MANY_LISTENERS(HttpStatus.TOO_MANY_REQUESTS, "You have the maximum number of event streams"),
  QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "The quota is used up"),
  HEADERS_TOO_LARGE(
      HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The address and headers are too large"),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The service is temporarily unavailable"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "An internal error occurred");

  private final HttpStatus status;
  private final String title;

  ApiProblem(HttpStatus status, String title) {
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
  public static ApiProblem ofStatus(int status) {
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
