package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// With forms that are valid for one second.
@TestPropertySource(properties = "airlock.upload.expiry=1s")
class PostPolicyExpiryIT extends RunningApi {
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);

  @Test
  void expiredFormIsRefused() throws Exception {
    Client alice = client("alice");
    JsonNode initiated =
        json(alice.initiate(Client.announcement("notes.txt", "text/plain", WORDS.length)), 201);
    Instant expiry = Instant.parse(initiated.get("expiresAt").stringValue());
    await().until(() -> Instant.now().isAfter(expiry));

    assertThat(
            alice.post(
                initiated.get("upload").get("url").stringValue(), Client.fields(initiated), WORDS))
        .isIn(400, 403);
  }
}
