package dev.airlock.scan.s3;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tells whether S3 cannot be reached or has no time, which no object can be blamed for.
public final class S3Away {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private S3Away() {}

  /// Whether that is what the fault says.
  public static boolean isBehind(RuntimeException fault) {
    return switch (fault) {
      case S3Exception e -> e.statusCode() == UNAVAILABLE || e.statusCode() == TOO_MANY_REQUESTS;
      case SdkClientException e -> e.getCause() instanceof IOException;
      default -> false;
    };
  }
}
