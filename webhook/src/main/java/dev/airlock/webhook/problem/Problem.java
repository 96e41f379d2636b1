package dev.airlock.webhook.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// A refusal that the scanner is told of.
///
/// Its message says what was wrong and what is allowed; it never names internals.
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final @Nullable String field;

  public Problem(ProblemType type, String detail) {
    this(type, detail, null);
  }

  /// A refusal for which one field of the request is at fault.
  public Problem(ProblemType type, String detail, @Nullable String field) {
    super(detail, null, false, false);
    this.type = type;
    this.field = field;
  }

  public ProblemType type() {
    return type;
  }

  /// The body of the answer.
  public ProblemDetail toDetail() {
    return detail(type, String.valueOf(getMessage()), field);
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
