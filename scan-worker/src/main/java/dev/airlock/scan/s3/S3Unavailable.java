package dev.airlock.scan.s3;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Tells whether S3 is unreachable or overloaded, which is no fault of an object.
public final class S3Unavailable {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private S3Unavailable() {}

  /// Whether that is what the fault means.
  public static boolean isCauseOf(RuntimeException fault) {
    return switch (fault) {
      case S3Exception e -> e.statusCode() == UNAVAILABLE || e.statusCode() == TOO_MANY_REQUESTS;
      case SdkClientException e -> e.getCause() instanceof IOException cause && !isSlow(cause);
      default -> false;
    };
  }

  // A missing answer may be due to the object, as with the copy of a huge one.
  private static boolean isSlow(IOException fault) {
    return fault instanceof SocketTimeoutException && !(fault instanceof ConnectTimeoutException);
  }
}
