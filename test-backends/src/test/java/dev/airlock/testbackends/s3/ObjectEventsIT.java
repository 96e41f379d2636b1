package dev.airlock.testbackends.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.testbackends.TestNamespace;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import tools.jackson.databind.JsonNode;

/// Every object that lands sends an event to the queue, however it came.
class ObjectEventsIT {

  private static final String KEY = "document/a file+1.txt";
  private static final String ENCODED = "document/a+file%2B1.txt";

  private final Storage storage = new Storage("events");
  private final TestNamespace namespace = storage.namespace();
  private final S3Client s3 = storage.s3();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  @NotOnFloci("keys in events are not encoded")
  void putSendsAnEventWithItsVersion() {
    String first = put(namespace.landingBucket(), "one");
    String second = put(namespace.landingBucket(), "two!");

    List<JsonNode> events = storage.events(2);
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
  void presignedPutSendsAnEvent() throws IOException {
    assertThat(presignedPut("hello")).isEqualTo(200);

    JsonNode object = storage.events(1).getFirst().at("/s3/object");
    var head = s3.headObject(request -> request.bucket(namespace.landingBucket()).key(KEY));
    assertThat(object.get("versionId").asString()).isEqualTo(head.versionId());
    assertThat(object.get("eTag").asString()).isEqualTo(head.eTag().replace("\"", ""));
    assertThat(object.get("size").asLong()).isEqualTo(5);
  }

  @Test
  @NotOnFloci("the events of forms are those of puts")
  void formPostSendsAnEventOfAPost() throws Exception {
    var answer = new SignedForm(namespace, namespace.secretKey()).upload("document/form", "hello");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    JsonNode event = storage.events(1).getFirst();
    assertThat(event.get("eventName").asString()).isEqualTo("ObjectCreated:Post");
    assertThat(event.at("/s3/object/key").asString()).isEqualTo("document/form");
    assertThat(event.at("/s3/object/versionId").asString())
        .isEqualTo(answer.headers().firstValue("x-amz-version-id").orElseThrow());
  }

  @Test
  void multipartUploadSendsAnEventOnceComplete() {
    String bucket = namespace.landingBucket();
    String upload = s3.createMultipartUpload(r -> r.bucket(bucket).key(KEY)).uploadId();
    String part =
        s3.uploadPart(
                r -> r.bucket(bucket).key(KEY).uploadId(upload).partNumber(1),
                RequestBody.fromString("only part"))
            .eTag();
    CompletedPart completed = CompletedPart.builder().partNumber(1).eTag(part).build();
    s3.completeMultipartUpload(
        r -> r.bucket(bucket).key(KEY).uploadId(upload).multipartUpload(m -> m.parts(completed)));

    assertThat(storage.events(1).getFirst().get("eventName").asString())
        .isEqualTo("ObjectCreated:CompleteMultipartUpload");
  }

  @Test
  void copyIntoTheLandingBucketSendsAnEventAndIntoOthersDoesNot() {
    put(namespace.cleanBucket(), "quiet");
    s3.copyObject(r ->
        r.sourceBucket(namespace.cleanBucket())
            .sourceKey(KEY)
            .destinationBucket(namespace.landingBucket())
            .destinationKey("copy"));

    JsonNode event = storage.events(1).getFirst();
    assertThat(event.get("eventName").asString()).isEqualTo("ObjectCreated:Copy");
    assertThat(event.at("/s3/bucket/name").asString()).isEqualTo(namespace.landingBucket());
  }

  private String put(String bucket, String content) {
    return s3.putObject(r -> r.bucket(bucket).key(KEY), RequestBody.fromString(content))
        .versionId();
  }

  private int presignedPut(String content) throws IOException {
    try (S3Presigner presigner =
        S3Presigner.builder()
            .endpointOverride(namespace.s3Endpoint())
            .region(Region.of(namespace.region()))
            .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
            .credentialsProvider(storage.credentials(namespace.secretKey()))
            .build()) {
      var presigned =
          presigner.presignPutObject(r ->
              r.signatureDuration(Duration.ofMinutes(1))
                  .putObjectRequest(put -> put.bucket(namespace.landingBucket()).key(KEY)));
      var connection = (HttpURLConnection) presigned.url().openConnection();
      connection.setRequestMethod("PUT");
      connection.setDoOutput(true);
      connection.getOutputStream().write(content.getBytes(StandardCharsets.UTF_8));
      return connection.getResponseCode();
    }
  }
}
