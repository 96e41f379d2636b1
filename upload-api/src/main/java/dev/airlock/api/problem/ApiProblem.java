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
  FILE_NOT_FOUND(HttpStatus.NOT_FOUND, "The file does not exist"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing exists at this path"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed at this path"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The response is not available in that media type"),
  FILE_NOT_CLEAN(HttpStatus.CONFLICT, "Only clean files can be downloaded"),
  UPLOAD_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "The upload is too slow"),
  NOT_RESCANNABLE(HttpStatus.CONFLICT, "The file cannot be rescanned"),
  NOT_RELEASABLE(HttpStatus.CONFLICT, "The file cannot be released"),
  OBJECT_NOT_UPLOADED(HttpStatus.CONFLICT, "Nothing has been uploaded yet"),
  PARTS_INCOMPLETE(HttpStatus.CONFLICT, "The parts do not add up to the declared file"),
  UPLOAD_ENDED(HttpStatus.CONFLICT, "The upload has ended"),
  NOT_RESTORABLE(HttpStatus.CONFLICT, "The file cannot be restored"),
  TOO_MANY_GRANTS(HttpStatus.CONFLICT, "The file has the maximum number of grants"),
  FILE_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The file is too large for its profile"),
  CONTENT_TYPE_NOT_ALLOWED(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The profile does not accept that content type"),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request body has an unsupported media type"),
  MALFORMED_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The id is not a UUID"),
  TOO_MANY_LISTENERS(HttpStatus.TOO_MANY_REQUESTS, "You have the maximum number of event streams"),
  QUOTA_EXCEEDED(HttpStatus.TOO_MANY_REQUESTS, "The quota is used up"),
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
}
