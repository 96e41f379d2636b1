package dev.airlock.runtime.problem;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// A refused request, reported to the caller.
///
/// Its message says what was wrong and what is allowed; it never names internals.
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemKind kind;
  private final @Nullable String field;
  private final transient @Nullable Duration retryAfter;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, null);
  }

  /// A refusal for which one field of the request is at fault.
  public ProblemException(ProblemKind kind, String detail, @Nullable String field) {
    this(kind, detail, field, null);
  }

  /// A refusal that ends by itself.
  ///
  /// @param retryAfter when it is worth trying again
  public ProblemException(
      ProblemKind kind, String detail, @Nullable String field, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.kind = kind;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public final ProblemKind kind() {
    return kind;
  }

  /// For the header `Retry-After` (RFC 9110), in whole seconds, at least 1.
  public final Optional<Long> retryAfterSeconds() {
    return Optional.ofNullable(retryAfter)
        .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
  }

  /// The body of the response.
  public ProblemDetail toDetail() {
    return kind.detail(String.valueOf(getMessage()), field);
  }
}
