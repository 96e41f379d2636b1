package dev.airlock.testbackends.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A browser's upload form, signed as in "Authenticating Requests: Browser-Based Uploads Using
/// POST" of the Amazon S3 API Reference.
record SignedForm(TestNamespace namespace, String secretKey) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String BOUNDARY = "form-boundary";

  HttpResponse<String> upload(String key, String content) throws Exception {
    URI bucket = URI.create(namespace.s3Endpoint() + "/" + namespace.landingBucket());
    HttpRequest request =
        HttpRequest.newBuilder(bucket)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofString(body(fields(key), content)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private Map<String, String> fields(String key) throws GeneralSecurityException, IOException {
    String time = TIME.format(Instant.now());
    String day = time.substring(0, 8);
    String credential =
        "%s/%s/%s/s3/aws4_request".formatted(namespace.accessKey(), day, namespace.region());
    String policy =
        """
        {"expiration": "%s", "conditions": [
          {"bucket": "%s"}, {"key": "%s"}, ["content-length-range", 1, 1024],
          {"x-amz-algorithm": "AWS4-HMAC-SHA256"}, {"x-amz-credential": "%s"}, {"x-amz-date": "%s"}
        ]}\
        """
            .formatted(
                Instant.now().plusSeconds(60), namespace.landingBucket(), key, credential, time);
    String encoded = Base64.getEncoder().encodeToString(policy.getBytes(UTF_8));
    var fields = new LinkedHashMap<String, String>();
    fields.put("key", key);
    fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
    fields.put("x-amz-credential", credential);
    fields.put("x-amz-date", time);
    fields.put("policy", encoded);
    fields.put("x-amz-signature", HexFormat.of().formatHex(signature(day, encoded)));
    return fields;
  }

  private byte[] signature(String day, String policy) throws GeneralSecurityException {
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String part : new String[] {day, namespace.region(), "s3", "aws4_request"}) {
      key = hmac(key, part);
    }
    return hmac(key, policy);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(UTF_8));
  }

  private static String body(Map<String, String> fields, String content) {
    String part =
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
    return fields.entrySet().stream()
            .map(field -> part.formatted(field.getKey(), "", field.getValue()))
            .collect(Collectors.joining())
        + part.formatted("file", "; filename=\"f\"", content)
        + "--"
        + BOUNDARY
        + "--\r\n";
  }
}
