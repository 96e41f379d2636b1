package dev.airlock.api.upload.s3;

import dev.airlock.api.storage.TraceMetadata;
import dev.airlock.api.storage.signing.PresignedUrls;
import dev.airlock.api.storage.signing.PresignedUrls.Operation;
import dev.airlock.api.upload.PresignedPut;
import dev.airlock.api.upload.PresignedPuts;
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

/// Permits uploads by presigned PUT: every header that matters is signed, so S3 refuses another
/// type, another length, another digest, and a second upload.
@Component
class PresignedPutRequests implements PresignedPuts {
  // Set by every client from the request itself; browsers let nobody else set it.
  private static final String CONTENT_LENGTH = "content-length";

  // Signed by their lower-case names; people expect to see these two as everybody writes them.
  private static final Map<String, String> FAMILIAR_NAMES =
      Map.of("content-type", "Content-Type", "if-none-match", "If-None-Match");

  private final PresignedUrls urls;
  private final Buckets buckets;
  private final TraceMetadata trace;

  PresignedPutRequests(PresignedUrls urls, Buckets buckets, TraceMetadata trace) {
    this.urls = urls;
    this.buckets = buckets;
    this.trace = trace;
  }

  @Override
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
    // In the URL, which S3 takes metadata from as well: callers who know the headers by heart have
    // none to add.
    Operation operation = new Operation("PUT", key, trace.currentHeaders(), signed);
    return new PresignedPut(urls.sign(buckets.landing(), operation, validity), headers);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }
}
