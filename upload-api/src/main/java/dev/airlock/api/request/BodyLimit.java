package dev.airlock.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;

/// How large a body may be. Forms are streamed, with limits of their own; everything else is JSON.
final class BodyLimit {
  /// Far more than any request needs: one with 20 labels of full length has 38 KiB.
  static final int BYTES = 64 * 1024;

  // S3 has up to 10,000 parts, each of which takes about 70 bytes in JSON.
  private static final Pattern WITH_A_LIST_OF_PARTS =
      Pattern.compile("/api/v1/files/upload/complete|/s3/multipart/[^/]+/complete");
  private static final int BYTES_WITH_PARTS = 1024 * 1024;

  private BodyLimit() {}

  static int of(HttpServletRequest request) {
    return WITH_A_LIST_OF_PARTS.matcher(request.getRequestURI()).matches()
        ? BYTES_WITH_PARTS
        : BYTES;
  }

  static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
