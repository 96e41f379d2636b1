package dev.airlock.api.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.object.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Presigns URLs of S3 by AWS Signature Version 4. The AWS SDK's own presigner gives the same
/// result, but runs the whole request pipeline and takes far longer.
///
/// Source: "Authenticating Requests: Using Query Parameters",
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>. AWS's own
/// example and the SDK's presigner are the tests of this class.
@Component
class PresignedUrls {
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final SigningKeys keys;
  private final ObjectUrls urls;
  private final Clock clock;

  PresignedUrls(SigningKeys keys, ObjectUrls urls, Clock clock) {
    this.keys = keys;
    this.urls = urls;
    this.clock = clock;
  }

  /// What a URL permits.
  ///
  /// @param key the object's
  /// @param query the parameters of the operation in the URL
  /// @param headers the headers that the request must have besides its host, by lower-case names
  record Operation(
      String method, String key, Map<String, String> query, Map<String, String> headers) {}

  /// A URL that is valid from now.
  ///
  /// @param asked for how long, in whole seconds, at most 7 days; less if the credentials expire
  ///   before
  PresignedUrl sign(String bucket, Operation operation, Duration asked) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    SigningKey key = keys.at(now, asked);
    Duration validity = key.validity(now, asked);
    return new PresignedUrl(
        sign(key, urls.of(bucket), now, operation, validity), now.plus(validity));
  }

  static String sign(
      SigningKey key,
      ObjectUrls.BucketUrl bucketUrl,
      Instant now,
      Operation operation,
      Duration validity) {
    String date = AMZ_DATE.format(now);
    String path = bucketUrl.path() + "/" + encoded(operation.key()).replace("%2F", "/");
    SortedMap<String, String> headers = new TreeMap<>(operation.headers());
    headers.put("host", bucketUrl.host());
    String names = String.join(";", headers.keySet());
    SortedMap<String, String> query = new TreeMap<>(operation.query());
    query.put("X-Amz-Algorithm", "AWS4-HMAC-SHA256");
    query.put("X-Amz-Credential", key.credential());
    query.put("X-Amz-Date", date);
    query.put("X-Amz-Expires", Long.toString(validity.toSeconds()));
    query.put("X-Amz-SignedHeaders", names);
    if (key.credentials() instanceof AwsSessionCredentials session) {
      query.put("X-Amz-Security-Token", session.sessionToken());
    }
    String encoded = encoded(query);
    String request =
        String.join(
            "\n", operation.method(), path, encoded, lines(headers), names, "UNSIGNED-PAYLOAD");
    String signature =
        key.sign(String.join("\n", "AWS4-HMAC-SHA256", date, key.scope(), sha256(request)));
    return bucketUrl.origin() + path + "?" + encoded + "&X-Amz-Signature=" + signature;
  }

  private static String encoded(SortedMap<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  // Everything but RFC 3986's unreserved characters, in upper-case hex.
  private static String encoded(String text) {
    return UriUtils.encode(text, UTF_8);
  }

  // Each line ends, also the last.
  private static String lines(SortedMap<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
        .collect(Collectors.joining());
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8)));
  }
}
