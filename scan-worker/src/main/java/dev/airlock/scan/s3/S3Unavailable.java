package dev.airlock.scan.s3;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tells whether S3 cannot be reached or has no time, which no object can be blamed for.
public final class S3Unavailable {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private S3Unavailable() {}

  /// Whether that is what the fault says.
  public static boolean isBehind(RuntimeException fault) {
    return switch (fault) {
      case S3Exception e -> e.statusCode() == UNAVAILABLE || e.statusCode() == TOO_MANY_REQUESTS;
      case SdkClientException e -> e.getCause() instanceof IOException cause && !isSlow(cause);
      default -> false;
    };
  }

  // An answer that does not come may be the object's doing, as with the copy of a huge one.
  private static boolean isSlow(IOException fault) {
    return fault instanceof SocketTimeoutException && !(fault instanceof ConnectTimeoutException);
  }
}
