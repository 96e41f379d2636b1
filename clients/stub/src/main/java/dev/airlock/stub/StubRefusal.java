package dev.airlock.stub;

import org.jspecify.annotations.Nullable;

/// An answer that is a problem (RFC 9457), as Airlock has them.
final class StubRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;
  private final @Nullable String field;

  StubRefusal(Problem problem, String detail) {
    this(problem, detail, null);
  }

  StubRefusal(Problem problem, String detail, @Nullable String field) {
    super(detail, null, false, false);
    this.problem = problem;
    this.field = field;
  }

  Problem problem() {
    return problem;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  @Nullable String field() {
    return field;
  }

  /// The kinds that the stub knows, with the titles that Airlock gives them.
  enum Problem {
    INVALID_FIELD(400, "A field is invalid"),
    MALFORMED_REQUEST(400, "The request cannot be read"),
    UNAUTHENTICATED(401, "A valid bearer token is required"),
    NOT_THE_OWNER(403, "The file belongs to somebody else"),
    FILE_NOT_FOUND(404, "The file does not exist"),
    NOT_FOUND(404, "Nothing exists at this path"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed at this path"),
    FILE_NOT_CLEAN(409, "Only clean files can be downloaded"),
    OBJECT_NOT_UPLOADED(409, "Nothing has been uploaded yet"),
    PARTS_INCOMPLETE(409, "The parts do not add up to the declared file"),
    UPLOAD_ENDED(409, "The upload has ended"),
    NOT_RESTORABLE(409, "The file cannot be restored"),
    FILE_TOO_LARGE(413, "The file is too large for its profile"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    CONTENT_TYPE_NOT_ALLOWED(415, "The profile does not accept that content type"),
    MALFORMED_ID(422, "The id is not a UUID"),
    IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
    QUOTA_EXCEEDED(429, "The quota is used up");

    private final int status;
    private final String title;

    Problem(int status, String title) {
      this.status = status;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }

    String type() {
      return "urn:airlock:problem:" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
