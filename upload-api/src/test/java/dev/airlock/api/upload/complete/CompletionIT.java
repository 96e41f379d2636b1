package dev.airlock.api.upload.complete;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Completing an upload queues a scan, whether or not S3's event arrived.
@ResourceLock("the queue") // of which it receives what is there
class CompletionIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Autowired SqsAsyncClient sqs;

  @Test
  void asksForAScanOfExactlyWhatWasUploaded() throws Exception {
    JsonNode initiated = initiated();
    String file = initiated.get("fileId").stringValue();
    problem(complete("\"" + file + "\""), 409, "object-not-uploaded");
    HttpResponse<String> stored = put(initiated);
    assertThat(json(complete("\"" + file + "\""), 202).get("status").stringValue())
        .isEqualTo("pending");

    List<String> bodies = new ArrayList<>();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          receive().forEach(message -> bodies.add(message.body()));
          return bodies.stream()
              .anyMatch(body -> body.contains("Confirmed") && body.contains(file));
        });
    JsonNode ours =
        new JsonMapper()
            .readTree(
                bodies.stream()
                    .filter(body -> body.contains("Confirmed") && body.contains(file))
                    .findFirst()
                    .orElseThrow());
    JsonNode object = ours.get("Records").get(0).get("s3").get("object");
    assertThat(object.get("versionId").stringValue())
        .isEqualTo(stored.headers().firstValue("x-amz-version-id").orElseThrow());
    assertThat(object.get("eTag").stringValue())
        .isEqualTo(stored.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    assertThat(object.get("size").longValue()).isEqualTo(WORDS.length);
    assertThat(object.get("key").stringValue()).isEqualTo("document%2F" + file);
  }

  @Test
  void mayBeSaidTwice() throws Exception {
    JsonNode initiated = initiated();
    put(initiated);
    String file = "\"" + initiated.get("fileId").stringValue() + "\"";
    assertThat(complete(file).statusCode()).isEqualTo(202);
    assertThat(complete(file).statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"nothing\"", "1", "{}"})
  void needsAFileId(String id) throws Exception {
    assertThat(problem(complete(id), 400, "invalid-field").get("field").stringValue())
        .isEqualTo("fileId");
  }

  @Test
  void knowsNoUploadsOfOthers() throws Exception {
    JsonNode initiated = initiated();
    String body = "{\"fileId\":\"" + initiated.get("fileId").stringValue() + "\"}";
    problem(
        client("mallory").call("POST", "/api/v1/files/upload/complete", body),
        403,
        "not-the-owner");
    problem(complete("\"018f0000-0000-7000-8000-000000000000\""), 404, "file-not-found");
  }

  private List<Message> receive() {
    String url = sqs.getQueueUrl(get -> get.queueName(NAMESPACE.queue())).join().queueUrl();
    return sqs.receiveMessage(receive ->
            receive.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1).visibilityTimeout(30))
        .join()
        .messages();
  }

  private JsonNode initiated() throws Exception {
    String body =
        Client.uploadRequest("notes.txt", "text/plain", WORDS.length, Map.of("method", "put"));
    return json(client("alice").initiate(body), 201);
  }

  private HttpResponse<String> put(JsonNode initiated) throws Exception {
    JsonNode upload = initiated.get("upload");
    HttpResponse<String> stored =
        client("alice").put(upload.get("url").stringValue(), Client.headers(upload), WORDS);
    assertThat(stored.statusCode()).isEqualTo(200);
    return stored;
  }

  private HttpResponse<String> complete(String id) throws Exception {
    return client("alice").call("POST", "/api/v1/files/upload/complete", "{\"fileId\":" + id + "}");
  }
}
