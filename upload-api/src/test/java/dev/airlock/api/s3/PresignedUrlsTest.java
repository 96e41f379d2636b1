package dev.airlock.api.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.s3.PresignedUrls.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Signatures are equal to those of AWS's documentation and AWS's own presigner.
class PresignedUrlsTest {
  private static final Duration VALIDITY = Duration.ofMinutes(5);
  private static final Pattern DATE = Pattern.compile("X-Amz-Date=(\\d{8}T\\d{6})Z");
  private static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";
  private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final AwsCredentials BASIC = AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY);
  private static final String BUCKET = "airlock-uploads";
  private static final String KEY = "document/a b+ü~.pdf";

  /// How S3 is reached, and by whom.
  record Setting(AwsCredentials credentials, URI endpoint, boolean pathStyle) {
    S3Presigner presigner() {
      return S3Presigner.builder()
          .credentialsProvider(StaticCredentialsProvider.create(credentials))
          .region(Region.EU_WEST_1)
          .endpointOverride(endpoint)
          .serviceConfiguration(configuration())
          .build();
    }

    S3Client client() {
      return S3Client.builder()
          .credentialsProvider(StaticCredentialsProvider.create(credentials))
          .region(Region.EU_WEST_1)
          .endpointOverride(endpoint)
          .serviceConfiguration(configuration())
          .build();
    }

    private S3Configuration configuration() {
      return S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build();
    }
  }

  private static Stream<Setting> settings() {
    URI aws = URI.create("https://s3.eu-west-1.amazonaws.com");
    return Stream.of(
        new Setting(BASIC, aws, false),
        new Setting(BASIC, aws, true),
        new Setting(AwsSessionCredentials.create(ACCESS_KEY, SECRET_KEY, "t+/="), aws, false),
        new Setting(BASIC, URI.create("http://127.0.0.1:9000"), true));
  }

  /// The example of "Authenticating Requests: Using Query Parameters",
  /// <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html>.
  @Test
  void signsAwsPublishedExample() {
    String host = "examplebucket.s3.amazonaws.com";

    assertThat(
            PresignedUrls.sign(
                SigningKey.of(BASIC, LocalDate.of(2013, 5, 24), "us-east-1"),
                new ObjectUrls.BucketUrl("https://" + host, host, ""),
                Instant.parse("2013-05-24T00:00:00Z"),
                new Operation("GET", "test.txt", Map.of(), Map.of()),
                Duration.ofDays(1)))
        .startsWith("https://" + host + "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&")
        .endsWith(
            "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void signsDownloadsAsTheSdkDoes(Setting setting) {
    try (S3Presigner sdk = setting.presigner()) {
      String theirs =
          sdk.presignGetObject(presign ->
                  presign
                      .signatureDuration(VALIDITY)
                      .getObjectRequest(get ->
                          get.bucket(BUCKET)
                              .key(KEY)
                              .versionId("v+1/=")
                              .responseContentType("text/plain")
                              .responseContentDisposition("attachment; filename=\"a b.txt\"")))
              .url()
              .toString();

      assertSame(
          theirs,
          setting,
          new Operation(
              "GET",
              KEY,
              Map.of(
                  "versionId", "v+1/=",
                  "response-content-type", "text/plain",
                  "response-content-disposition", "attachment; filename=\"a b.txt\""),
              Map.of()));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void signsUploadsAsTheSdkDoes(Setting setting) {
    try (S3Presigner sdk = setting.presigner()) {
      String theirs =
          sdk.presignPutObject(presign ->
                  presign
                      .signatureDuration(VALIDITY)
                      .putObjectRequest(put ->
                          put.bucket(BUCKET)
                              .key(KEY)
                              .contentType("text/plain")
                              .contentLength(14L)
                              .ifNoneMatch("*")
                              .serverSideEncryption(ServerSideEncryption.AES256)
                              .checksumSHA256("YWJj")))
              .url()
              .toString();

      assertSame(
          theirs,
          setting,
          new Operation(
              "PUT",
              KEY,
              Map.of(),
              Map.of(
                  "content-length", "14",
                  "content-type", "text/plain",
                  "if-none-match", "*",
                  "x-amz-server-side-encryption", "AES256",
                  "x-amz-checksum-sha256", "YWJj")));
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void signsPartsAsTheSdkDoes(Setting setting) {
    try (S3Presigner sdk = setting.presigner()) {
      String theirs =
          sdk.presignUploadPart(presign ->
                  presign
                      .signatureDuration(VALIDITY)
                      .uploadPartRequest(part ->
                          part.bucket(BUCKET)
                              .key(KEY)
                              .uploadId("u 1")
                              .partNumber(7)
                              .contentLength(14L)))
              .url()
              .toString();

      assertSame(
          theirs,
          setting,
          new Operation(
              "PUT",
              KEY,
              Map.of("partNumber", "7", "uploadId", "u 1"),
              Map.of("content-length", "14")));
    }
  }

  // The same URL but for the order of its parameters, which means nothing: they are signed sorted.
  private static void assertSame(String theirs, Setting setting, Operation operation) {
    Instant then = dateOf(theirs);
    try (S3Client s3 = setting.client()) {
      String ours =
          PresignedUrls.sign(
              SigningKey.of(
                  setting.credentials(),
                  LocalDate.ofInstant(then, ZoneOffset.UTC),
                  Region.EU_WEST_1.id()),
              new ObjectUrls(s3, new PublicS3Settings(null)).of(BUCKET),
              then,
              operation,
              VALIDITY);

      assertThat(address(ours)).isEqualTo(address(theirs));
      assertThat(parameters(ours)).isEqualTo(parameters(theirs));
    }
  }

  private static Instant dateOf(String url) {
    String date =
        DATE.matcher(url).results().map(match -> match.group(1)).findFirst().orElseThrow();
    return LocalDateTime.parse(date, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"))
        .toInstant(ZoneOffset.UTC);
  }

  private static String address(String url) {
    return url.substring(0, url.indexOf('?'));
  }

  private static SortedSet<String> parameters(String url) {
    return new TreeSet<>(List.of(url.substring(url.indexOf('?') + 1).split("&", -1)));
  }
}
