package dev.airlock.api.upload.s3;

import dev.airlock.api.storage.Buckets;
import dev.airlock.api.upload.PresignedPut;
import dev.airlock.api.upload.PresignedPuts;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/// Permits uploads by presigned PUT: every header that matters is signed, so S3 refuses another
/// type, another length, another digest, and a second upload.
@Component
class PresignedPutRequests implements PresignedPuts {
  // Set by every client from the request itself; browsers let nobody else set them.
  private static final Set<String> SENT_BY_THE_CLIENT = Set.of("host", "content-length");

  // The signer lowers every name; people expect to see these two as everybody writes them.
  private static final Map<String, String> FAMILIAR_NAMES =
      Map.of("content-type", "Content-Type", "if-none-match", "If-None-Match");

  private final S3Presigner presigner;
  private final Buckets buckets;

  PresignedPutRequests(S3Presigner presigner, Buckets buckets) {
    this.presigner = presigner;
    this.buckets = buckets;
  }

  @Override
  public PresignedPut issue(
      String key, String contentType, long size, @Nullable String sha256, Duration validity) {
    PresignedPutObjectRequest presigned =
        presigner.presignPutObject(presign ->
            presign
                .signatureDuration(validity)
                .putObjectRequest(put ->
                    put.bucket(buckets.landing())
                        .key(key)
                        .contentType(contentType)
                        .contentLength(size)
                        .ifNoneMatch("*")
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .checksumSHA256(sha256 == null ? null : base64(sha256))));
    Map<String, String> headers = new LinkedHashMap<>();
    presigned
        .signedHeaders()
        .forEach((name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!SENT_BY_THE_CLIENT.contains(lower)) {
            headers.put(FAMILIAR_NAMES.getOrDefault(lower, lower), single(values));
          }
        });
    return new PresignedPut(presigned.url().toString(), headers);
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  private static String single(List<String> values) {
    return String.join(",", values);
  }
}
