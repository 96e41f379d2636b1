package dev.airlock.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What Airlock refuses, as it says so (RFC 9457).
public final class AirlockProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "urn:airlock:problem:";

  private final String kind;
  private final int status;
  private final @Nullable String field;
  private final @Nullable Duration retryAfter;

  AirlockProblem(
      String type,
      int status,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter) {
    super(detail);
    this.kind = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    this.status = status;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  /// Which problem it is, such as `file-too-large`; never changes its meaning.
  public String kind() {
    return kind;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// What is wrong, in words.
  public String detail() {
    return String.valueOf(getMessage());
  }

  /// The field of the request that is at fault, if it is one.
  public @Nullable String field() {
    return field;
  }

  /// After what time trying again helps, if it does.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
