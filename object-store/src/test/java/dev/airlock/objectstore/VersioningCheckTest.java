package dev.airlock.objectstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class VersioningCheckTest {
  private static final Buckets BUCKETS = new Buckets("landing", "clean", "quarantine");

  /// Says of each bucket whether it keeps versions, in the words of S3, or fails.
  private record Versions(
      Map<String, String> status, Map<String, SdkException> failures, List<String> asked)
      implements S3Client {

    @Override
    public GetBucketVersioningResponse getBucketVersioning(GetBucketVersioningRequest request) {
      asked.add(request.bucket());
      SdkException failure = failures.get(request.bucket());
      if (failure != null) {
        throw failure;
      }
      return GetBucketVersioningResponse.builder().status(status.get(request.bucket())).build();
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {}
  }

  private static Versions versions(String landing, String clean, String quarantine) {
    return new Versions(
        Map.of("landing", landing, "clean", clean, "quarantine", quarantine),
        Map.of(),
        new ArrayList<>());
  }

  private static void check(S3Client s3, boolean allowUnversioned) {
    new VersioningCheck(s3, BUCKETS, new VersioningSettings(allowUnversioned))
        .afterSingletonsInstantiated();
  }

  @Test
  void startsOnBucketsWithVersions() {
    Versions s3 = versions("Enabled", "Enabled", "Enabled");
    assertThatCode(() -> check(s3, false)).doesNotThrowAnyException();
    assertThat(s3.asked()).containsExactly("landing", "clean", "quarantine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"landing", "clean", "quarantine"})
  void doesNotStartOnOneWithout(String bucket) {
    for (String status : List.of("Suspended", "")) {
      Versions s3 =
          versions(
              bucket.equals("landing") ? status : "Enabled",
              bucket.equals("clean") ? status : "Enabled",
              bucket.equals("quarantine") ? status : "Enabled");
      assertThatExceptionOfType(UnversionedBucket.class)
          .isThrownBy(() -> check(s3, false))
          .withMessageContaining("'" + bucket + "'")
          .withMessageContaining("airlock.buckets.allow-unversioned");
    }
  }

  @Test
  void doesNotStartOnOneThatNeverHadAny() {
    Versions s3 = new Versions(Map.of("landing", "Enabled"), Map.of(), new ArrayList<>());
    assertThatExceptionOfType(UnversionedBucket.class)
        .isThrownBy(() -> check(s3, false))
        .withMessageContaining("'clean'");
  }

  @Test
  void startsAnywayIfTold() {
    assertThatCode(() -> check(versions("", "", ""), true)).doesNotThrowAnyException();
  }

  @Test
  void startsWhileS3DoesNotSay() {
    for (SdkException failure :
        List.of(
            SdkClientException.create("connection refused"),
            SdkClientException.create("Could not parse XML response."),
            ApiCallTimeoutException.create(3_000),
            S3Exception.builder().statusCode(500).message("Internal Error").build(),
            S3Exception.builder().statusCode(503).message("Slow Down").build())) {
      Versions s3 = new Versions(Map.of(), Map.of("landing", failure), new ArrayList<>());
      assertThatCode(() -> check(s3, false)).doesNotThrowAnyException();
      assertThat(s3.asked()).as("no further one").containsExactly("landing");
    }
  }

  @Test
  void asksOfEachBucketThoughItMayNotAskOfOne() {
    for (String closed : BUCKETS.all()) {
      Versions s3 =
          new Versions(
              Map.of("landing", "Enabled", "clean", "Enabled", "quarantine", "Enabled"),
              Map.of(closed, denied()),
              new ArrayList<>());
      assertThatCode(() -> check(s3, false)).doesNotThrowAnyException();
      assertThat(s3.asked()).containsExactly("landing", "clean", "quarantine");
    }
    Versions s3 =
        new Versions(
            Map.of("clean", "Enabled", "quarantine", "Suspended"),
            Map.of("landing", denied()),
            new ArrayList<>());
    assertThatExceptionOfType(UnversionedBucket.class)
        .isThrownBy(() -> check(s3, false))
        .withMessageContaining("'quarantine'");
  }

  private static SdkException denied() {
    return S3Exception.builder().statusCode(403).message("Access Denied").build();
  }

  @Test
  void startsOnAnAnswerThatSaysNothingOfVersions() {
    assertThatCode(() -> check(versions("Perhaps", "", ""), false)).doesNotThrowAnyException();
  }

  /// By what S3 sends, since it is the SDK that makes something of it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | '' | true",
        "200 | not at all XML | true",
        "500 | '' | true",
        "503 | <Error><Code>SlowDown</Code></Error> | true",
        "403 | <Error><Code>AccessDenied</Code></Error> | true",
        "200 | <VersioningConfiguration/> | false",
        "200 | <VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration> |"
            + " false"
      })
  void startsUnlessS3ClearlySaysThatThereAreNone(int status, String body, boolean starts)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build()) {
      if (starts) {
        assertThatCode(() -> check(s3, false)).doesNotThrowAnyException();
      } else {
        assertThatExceptionOfType(UnversionedBucket.class).isThrownBy(() -> check(s3, false));
      }
    } finally {
      server.stop(0);
    }
  }
}
