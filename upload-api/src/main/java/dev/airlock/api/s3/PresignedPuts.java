package dev.airlock.api.s3;

import dev.airlock.api.s3.PresignedUrls.Operation;
import dev.airlock.objectstore.Buckets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Presigns single PUT requests to S3. Every header that matters is signed, so S3 refuses another
/// type, another length, another digest, and a second upload.
@Component
public class PresignedPuts {
  // Every client sets it from the request itself; browsers let nobody else set it.
  private static final String CONTENT_LENGTH = "content-length";

  // Signed under their lower-case names, but shown in the usual spelling.
  private static final Map<String, String> FAMILIAR_NAMES =
      Map.of("content-type", "Content-Type", "if-none-match", "If-None-Match");

  private final PresignedUrls urls;
  private final Buckets buckets;
  private final TraceMetadata trace;

  PresignedPuts(PresignedUrls urls, Buckets buckets, TraceMetadata trace) {
    this.urls = urls;
    this.buckets = buckets;
    this.trace = trace;
  }

  /// A request that stores exactly one kind of object in the landing bucket: under this key, with
  /// this content type and number of bytes, encrypted at rest, and only if there is none yet. Makes
  /// no call to S3.
  ///
  /// @param sha256 lower-case hex; S3 itself refuses other bytes
  public PresignedPut issue(
      String key, String contentType, long size, @Nullable String sha256, Duration validity) {
    SortedMap<String, String> signed = new TreeMap<>();
    signed.put(CONTENT_LENGTH, Long.toString(size));
    signed.put("content-type", contentType);
    signed.put("if-none-match", "*");
    signed.put("x-amz-server-side-encryption", "AES256");
    if (sha256 != null) {
      signed.put("x-amz-checksum-sha256", base64(sha256));
    }
    Map<String, String> headers = new LinkedHashMap<>();
    signed.forEach((name, value) -> {
      if (!name.equals(CONTENT_LENGTH)) {
        headers.put(FAMILIAR_NAMES.getOrDefault(name, name), value);
      }
    });
    // In the URL, where S3 takes metadata too: callers with hard-coded headers
    // then need to add none.
    Operation operation = new Operation("PUT", key, trace.currentHeaders(), signed);
    return new PresignedPut(urls.sign(buckets.landing(), operation, validity).url(), headers);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
