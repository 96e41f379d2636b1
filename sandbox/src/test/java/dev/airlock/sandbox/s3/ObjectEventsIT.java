package dev.airlock.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.airlock.sandbox.client.Backends;
import dev.airlock.sandbox.client.Space;
import dev.airlock.sandbox.sqs.SqsServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectEventsIT {

  private static final String KEY = "document/a file+1.txt";
  private static final String ENCODED = "document/a+file%2B1.txt";

  private final Space space = Backends.shared().space("events");
  private final S3Client s3 = client(space.secretKey());
  private final SqsClient sqs =
      SqsServer.client(space.sqsEndpoint(), space.region(), Duration.ofSeconds(5));

  @AfterEach
  void close() {
    s3.close();
    sqs.close();
  }

  @Test
  void putIsAnnouncedWithItsVersion() {
    String first = put(space.landingBucket(), "one");
    String second = put(space.landingBucket(), "two!");

    List<JsonNode> events = events(2);
    assertThat(events)
        .extracting(e -> e.get("eventName").asString())
        .containsOnly("ObjectCreated:Put");
    assertThat(events)
        .extracting(e -> e.at("/s3/object/versionId").asString())
        .containsExactlyInAnyOrder(first, second);
    assertThat(events).extracting(e -> e.at("/s3/object/key").asString()).containsOnly(ENCODED);
    assertThat(events)
        .extracting(e -> e.at("/s3/object/sequencer").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void presignedPutIsAnnounced() throws IOException {
    assertThat(presignedPut("hello")).isEqualTo(200);

    JsonNode object = events(1).getFirst().at("/s3/object");
    var head = s3.headObject(request -> request.bucket(space.landingBucket()).key(KEY));
    assertThat(object.get("versionId").asString()).isEqualTo(head.versionId());
    assertThat(object.get("eTag").asString()).isEqualTo(head.eTag().replace("\"", ""));
    assertThat(object.get("size").asLong()).isEqualTo(5);
  }

  @Test
  void formPostIsAnnouncedAsPost() throws Exception {
    var answer = new FormPost(space, space.secretKey()).upload("document/form", "hello");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    JsonNode event = events(1).getFirst();
    assertThat(event.get("eventName").asString()).isEqualTo("ObjectCreated:Post");
    assertThat(event.at("/s3/object/key").asString()).isEqualTo("document/form");
    assertThat(event.at("/s3/object/versionId").asString())
        .isEqualTo(answer.headers().firstValue("x-amz-version-id").orElseThrow());
  }

  @Test
  void multipartUploadIsAnnouncedOnceComplete() {
    String bucket = space.landingBucket();
    String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    String part =
        s3.uploadPart(
                r -> r.bucket(bucket).key(KEY).uploadId(upload).partNumber(1),
                RequestBody.fromString("only part"))
            .eTag();
    CompletedPart completed = CompletedPart.builder().partNumber(1).eTag(part).build();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key(KEY).uploadId(upload).multipartUpload(m -> m.parts(completed)));

    assertThat(events(1).getFirst().get("eventName").asString())
        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
  }

  @Test
  void aMultipartUploadEndsWhenItIsAbortedOrCompletedAndBelongsToOneKey() {
    String bucket = space.landingBucket();
    String aborted = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    s3.abortMultipartUpload(r -> r.bucket(bucket).key(KEY).uploadId(aborted));
    assertNoSuchUpload(() -> uploadPart(KEY, aborted));
    assertNoSuchUpload(() -> s3.listParts(r -> r.bucket(bucket).key(KEY).uploadId(aborted)));
    assertNoSuchUpload(
        () -> s3.abortMultipartUpload(r -> r.bucket(bucket).key(KEY).uploadId(aborted)));

    String running = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    assertNoSuchUpload(() -> uploadPart("other", running));
    CompletedPart part =
        CompletedPart.builder().partNumber(1).eTag(uploadPart(KEY, running).eTag()).build();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key(KEY).uploadId(running).multipartUpload(m -> m.parts(part)));
    assertNoSuchUpload(() -> uploadPart(KEY, running));
    assertThat(events(1)).hasSize(1);
  }

  private UploadPartResponse uploadPart(String key, String upload) {
    return s3.uploadPart(
        r -> r.bucket(space.landingBucket()).key(key).uploadId(upload).partNumber(1),
        RequestBody.fromString("a part"));
  }

  private static void assertNoSuchUpload(ThrowingCallable call) {
    assertThatExceptionOfType(NoSuchUploadException.class).isThrownBy(call);
  }

  @Test
  void objectsComeAndGoInOneFolderAtTheSameTime() throws Exception {
    String bucket = space.cleanBucket();
    List<Future<?>> changes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        String key = "folder/" + i;
        changes.add(
            threads.submit(() -> {
              for (int round = 0; round < 100; round++) {
                String version =
                    s3.putObject(
                            put -> put.bucket(bucket).key(key), RequestBody.fromString("words"))
                        .versionId();
                s3.deleteObject(delete -> delete.bucket(bucket).key(key).versionId(version));
              }
              return true;
            }));
      }
    }
    for (Future<?> change : changes) {
      change.get(); // each put was answered 200
    }
    assertThat(s3.listObjectVersions(list -> list.bucket(bucket)).versions())
        .noneMatch(version -> version.key().contains("keep"));
  }

  @Test
  void copyIntoTheLandingBucketIsAnnouncedAndIntoOthersIsNot() {
    put(space.cleanBucket(), "quiet");
    s3.copyObject(r ->
        r.sourceBucket(space.cleanBucket())
            .sourceKey(KEY)
            .destinationBucket(space.landingBucket())
            .destinationKey("copy"));

    JsonNode event = events(1).getFirst();
    assertThat(event.get("eventName").asString()).isEqualTo("ObjectCreated:Copy");
    assertThat(event.at("/s3/bucket/name").asString()).isEqualTo(space.landingBucket());
  }

  @Test
  void wrongSecretIsRefused() throws Exception {
    try (S3Client forger = client("wrong-secret")) {
      assertThatThrownBy(() -> forger.headBucket(r -> r.bucket(space.landingBucket())))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
    assertThat(new FormPost(space, "wrong-secret").upload("k", "x").statusCode()).isEqualTo(403);
  }

  @Test
  void unsignedRequestIsRefused() throws IOException {
    var bucket = space.s3Endpoint().resolve("/" + space.landingBucket()).toURL();

    assertThat(((HttpURLConnection) bucket.openConnection()).getResponseCode()).isEqualTo(403);
  }

  private String put(String bucket, String content) {
    return s3.putObject(r -> r.bucket(bucket).key(KEY), RequestBody.fromString(content))
        .versionId();
  }

  private int presignedPut(String content) throws IOException {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(space.s3Endpoint())
            .region(Region.of(space.region()))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(credentials(space.secretKey()))
            .build()) {
      var presigned =
          presigner.presignPutObject(r ->
              r.signatureDuration(Duration.ofMinutes(1))
                  .putObjectRequest(put -> put.bucket(space.landingBucket()).key(KEY)));
      var connection = (HttpURLConnection) presigned.url().openConnection();
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      connection.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
      return connection.getResponseCode();
    }
  }

  private List<JsonNode> events(int count) {
    String queue = sqs.getQueueUrl(r -> r.queueName(space.queue())).queueUrl();
    var events = new ArrayList<JsonNode>();
    await()
        .until(() -> {
          sqs.receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10)).messages().stream()
              .map(message -> JsonMapper.shared().readTree(message.body()).at("/Records/0"))
              .forEach(events::add);
          return events.size() >= count;
        });
    assertThat(events).hasSize(count);
    return events;
  }

  private S3Client client(String secretKey) {
    return S3Client.builder()
        .endpointOverride(space.s3Endpoint())
        .region(Region.of(space.region()))
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .credentialsProvider(credentials(secretKey))
        .build();
  }

  private StaticCredentialsProvider credentials(String secretKey) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(space.accessKey(), secretKey));
  }
}
