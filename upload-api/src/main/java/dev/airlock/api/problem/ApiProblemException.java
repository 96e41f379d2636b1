package dev.airlock.api.problem;

import dev.airlock.runtime.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// A refused request, as the caller sees it.
public final class ApiProblemException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final ApiProblem type;

  public ApiProblemException(ApiProblem type, String detail) {
    this(type, detail, null);
  }

  /// A refusal because of one field of the request.
  public ApiProblemException(ApiProblem type, String detail, @Nullable String field) {
    this(type, detail, field, null);
  }

  private ApiProblemException(
      ApiProblem type, String detail, @Nullable String field, @Nullable Duration retryAfter) {
    super(type, detail, field, retryAfter);
    this.type = type;
  }

  /// A refusal that ends by itself.
  public static ApiProblemException quotaExceeded(String detail, Duration retryAfter) {
    return new ApiProblemException(ApiProblem.QUOTA_EXCEEDED, detail, null, retryAfter);
  }

  /// A refusal that ends when the caller closes an event stream.
  ///
  /// @param most how many a caller can have at a time
  public static ApiProblemException tooManyListeners(int most) {
    return new ApiProblemException(
        ApiProblem.TOO_MANY_LISTENERS,
        "You can have %d event streams at a time; close one first.".formatted(most),
        null,
        Duration.ofSeconds(5));
  }

  /// A refusal that ends when another request does.
  public static ApiProblemException requestInProgress() {
    return new ApiProblemException(
        ApiProblem.REQUEST_IN_PROGRESS,
        "A request with this Idempotency-Key is being carried out; ask again for its answer.",
        "Idempotency-Key",
        Duration.ofSeconds(1));
  }

  /// S3, the queue or the database is unreachable.
  public static ApiProblemException unavailable() {
    return new ApiProblemException(
        ApiProblem.UNAVAILABLE, "Please try again in a moment.", null, Duration.ofSeconds(5));
  }

  /// The body has more bytes than that.
  public static ApiProblemException bodyTooLarge(int limit) {
    return new ApiProblemException(
        ApiProblem.BODY_TOO_LARGE, "The body may have at most %d bytes.".formatted(limit));
  }

  public ApiProblem type() {
    return type;
  }

  /// The body of the response. It repeats `Retry-After`, since a single file in the response to a
  /// form has no headers.
  @Override
  public ProblemDetail toDetail() {
    ProblemDetail body = super.toDetail();
    retryAfterSeconds().ifPresent(wait -> body.setProperty("retryAfter", wait));
    return body;
  }
}
