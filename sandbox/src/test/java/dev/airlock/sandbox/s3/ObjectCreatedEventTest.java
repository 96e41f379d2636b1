package dev.airlock.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectCreatedEventTest {

  private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void encodesTheKeyAsS3Does() {
    JsonNode object = record("a folder/ä+\"b\".txt", "v1").at("/s3/object");

    assertThat(object.get("key").asString()).isEqualTo("a+folder/%C3%A4%2B%22b%22.txt");
    assertThat(object.get("versionId").asString()).isEqualTo("v1");
    assertThat(object.get("size").asLong()).isEqualTo(3);
    assertThat(object.get("sequencer").asString()).isEqualTo("00000000000000FF");
  }

  @Test
  void namesTheEventByItsCause() {
    JsonNode event = record("k", "v1");

    assertThat(event.get("eventName").asString()).isEqualTo("ObjectCreated:Post");
    assertThat(event.get("eventTime").asString()).isEqualTo("2026-11-01T12:00:00Z");
    assertThat(event.at("/s3/bucket/name").asString()).isEqualTo("landing");
  }

  @Test
  void hasNoVersionWhereTheBucketHasNone() {
    assertThat(record("k", null).at("/s3/object").has("versionId")).isFalse();
  }

  private static JsonNode record(String key, @Nullable String version) {
    var event =
        new ObjectCreatedEvent(
            ObjectCreatedEvent.Cause.POST, "landing", key, version, "etag", 3, AT, 255);
    return JsonMapper.shared().readTree(event.toJson()).at("/Records/0");
  }
}
