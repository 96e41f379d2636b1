package dev.airlock.api.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.api.fixture.Client;
import dev.airlock.api.fixture.RunningApi;
import dev.airlock.containers.NotOnFloci;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What S3 accepts with a presigned form: one upload of exactly the declared file.
class PostPolicyIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Test
  void acceptsTheDeclaredFile() throws Exception {
    JsonNode initiated = initiated();
    assertThat(initiated.get("status").stringValue()).isEqualTo("pending");
    assertThat(initiated.get("upload").get("method").stringValue()).isEqualTo("POST");
    assertThat(post(initiated, Client.fields(initiated), WORDS)).isEqualTo(204);
  }

  @Test
  void bindsTheSizeToTheByte() throws Exception {
    JsonNode initiated = initiated();
    assertThat(post(initiated, Client.fields(initiated), "harmless words!".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(post(initiated, Client.fields(initiated), "harmless word".getBytes(UTF_8)))
        .isEqualTo(400);
    assertThat(post(initiated, Client.fields(initiated), new byte[0])).isEqualTo(400);
  }

  @Test
  @NotOnFloci("the signatures of forms are not checked")
  void bindsEveryField() throws Exception {
    JsonNode initiated = initiated();
    JsonNode another = initiated();
    for (Map.Entry<String, String> change :
        Map.of(
                "Content-Type", "text/html",
                "key", Client.fields(another).get("key"),
                "x-amz-server-side-encryption", "aws:kms",
                "x-amz-date", "20200101T000000Z",
                "x-amz-signature", "0".repeat(64),
                "acl", "public-read",
                "x-amz-meta-more", "1",
                "success_action_redirect", "http://example.org/")
            .entrySet()) {
      Map<String, String> fields = Client.fields(initiated);
      fields.put(change.getKey(), change.getValue());
      assertThat(post(initiated, fields, WORDS)).as(change.getKey()).isIn(400, 403);
    }
    for (String field : Client.fields(initiated).keySet()) {
      Map<String, String> fields = Client.fields(initiated);
      fields.remove(field);
      assertThat(post(initiated, fields, WORDS)).as("without " + field).isIn(400, 403);
    }
  }

  @Test
  void bindsTheBucket() throws Exception {
    JsonNode initiated = initiated();
    String other =
        initiated
            .get("upload")
            .get("url")
            .stringValue()
            .replace(NAMESPACE.landingBucket(), NAMESPACE.cleanBucket());
    assertThat(client("alice").post(other, Client.fields(initiated), WORDS)).isIn(400, 403);
  }

  @Test
  @NotOnFloci("the signatures of forms are not checked")
  void refusesATamperedPolicy() throws Exception {
    JsonNode initiated = initiated();
    Map<String, String> fields = Client.fields(initiated);
    String policy =
        new String(Base64.getDecoder().decode(fields.getOrDefault("policy", "")), UTF_8);
    assertThat(policy).contains(",14,14]");
    fields.put(
        "policy",
        Base64.getEncoder()
            .encodeToString(policy.replace(",14,14]", ",1,99999999]").getBytes(UTF_8)));
    assertThat(post(initiated, fields, WORDS)).isEqualTo(403);
  }

  private JsonNode initiated() throws Exception {
    return json(
        client("alice").initiate(Client.uploadRequest("notes.txt", "text/plain", WORDS.length)),
        201);
  }

  private int post(JsonNode initiated, Map<String, String> fields, byte[] content)
      throws Exception {
    return client("alice").post(initiated.get("upload").get("url").stringValue(), fields, content);
  }
}
