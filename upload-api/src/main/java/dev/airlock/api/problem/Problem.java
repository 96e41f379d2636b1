package dev.airlock.api.problem;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// A refusal that the caller is told of.
///
/// Its message says what was wrong and what is allowed; it never names internals.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final @Nullable String field;
  private final transient @Nullable Duration retryAfter;

  public Problem(ProblemType type, String detail) {
    this(type, detail, null);
  }

  /// A refusal for which one field of the request is at fault.
  public Problem(ProblemType type, String detail, @Nullable String field) {
    this(type, detail, field, null);
  }

  private Problem(
      ProblemType type, String detail, @Nullable String field, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.type = type;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /// A refusal that ends by itself.
  public static Problem quotaExceeded(String detail, Duration retryAfter) {
    return new Problem(ProblemType.QUOTA_EXCEEDED, detail, null, retryAfter);
  }

  /// A refusal that ends when the caller closes an event stream.
  ///
  /// @param most how many a caller can have at a time
  public static Problem tooManyListeners(int most) {
    return new Problem(
        ProblemType.TOO_MANY_LISTENERS,
        "You can have %d event streams at a time; close one first.".formatted(most),
        null,
        Duration.ofSeconds(5));
  }

  /// S3, the queue or the database is away.
  public static Problem unavailable() {
    return new Problem(
        ProblemType.UNAVAILABLE, "Please try again in a moment.", null, Duration.ofSeconds(5));
  }

  /// For the header `Retry-After` (RFC 9110), in whole seconds, at least 1.
  Optional<Long> retryAfterSeconds() {
    return Optional.ofNullable(retryAfter)
        .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  public ProblemType type() {
    return type;
  }

  /// The body of the answer. It repeats `Retry-After`: inside the answer to a form there is no such
  /// header.
  public ProblemDetail toDetail() {
    ProblemDetail body = detail(type, String.valueOf(getMessage()), field);
    retryAfterSeconds().ifPresent(wait -> body.setProperty("retryAfter", wait));
    return body;
  }

  static ProblemDetail detail(ProblemType type, String detail, @Nullable String field) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(type.status(), detail);
    body.setType(type.uri());
    body.setTitle(type.title());
    if (field != null) {
      body.setProperty("field", field);
    }
    return body;
  }
}
