package dev.airlock.scan.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.object.ObjectKey;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.object.S3EventNotification.Entry;
import dev.airlock.model.object.S3EventNotification.S3;
import dev.airlock.model.object.S3EventNotification.S3Object;
import dev.airlock.objectstore.Buckets;
import dev.airlock.scan.pipeline.ObjectCreated;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the messages about created objects: S3's own notifications, the same through SNS, and
/// events of EventBridge.
@Component
class ObjectCreatedMessages {
  private static final String TEST_EVENT = "s3:TestEvent";

  private final JsonMapper json;
  private final Buckets buckets;

  ObjectCreatedMessages(JsonMapper json, Buckets buckets) {
    this.json = json;
    this.buckets = buckets;
  }

  /// Every object that the message is about, and why the rest of it cannot be used. One bad record
  /// does not affect the others.
  ObjectCreatedMessage read(String body) {
    try {
      JsonNode message = json.readTree(body);
      if (message.has("Type") && message.has("Message")) {
        String wrapped = json.treeToValue(message, SnsEnvelope.class).message();
        message = json.readTree(wrapped == null ? "" : wrapped);
      }
      if (message.has("detail-type")) {
        return eventBridge(json.treeToValue(message, EventBridgeEvent.class));
      }
      if (TEST_EVENT.equals(message.path("Event").stringValue(null))) {
        return new ObjectCreatedMessage(List.of(), List.of());
      }
      if (message.path("Records").isArray()) {
        return notification(message.get("Records"));
      }
      return ObjectCreatedMessage.refused("the message is not an S3 event");
    } catch (JacksonException _) {
      return ObjectCreatedMessage.refused("the message is not the JSON of an S3 event");
    }
  }

  private ObjectCreatedMessage notification(JsonNode records) {
    List<ObjectCreated> created = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (JsonNode record : records) {
      try {
        created.add(created(json.treeToValue(record, Entry.class)));
      } catch (Refused refused) {
        refusals.add(refused.reason());
      } catch (JacksonException _) {
        refusals.add("a record is not an S3 event");
      }
    }
    return records.isEmpty()
        ? ObjectCreatedMessage.refused("the notification has no records")
        : new ObjectCreatedMessage(created, refusals);
  }

  private ObjectCreated created(@Nullable Entry entry) {
    String name = required(entry).eventName();
    if (name == null || !name.startsWith("ObjectCreated:")) {
      throw new Refused("the event is not about a created object");
    }
    S3 s3 = required(required(entry).s3());
    S3Object object = required(s3.object());
    return created(
        required(s3.bucket()).name(),
        decoded(required(object.key())),
        object.versionId(),
        object.eTag(),
        object.size(),
        required(entry).eventTime());
  }

  private ObjectCreatedMessage eventBridge(EventBridgeEvent event) {
    try {
      if (!EventBridgeEvent.OBJECT_CREATED.equals(event.detailType())) {
        throw new Refused("the event is not about a created object");
      }
      EventBridgeEvent.Detail detail = required(event.detail());
      EventBridgeEvent.DetailObject object = required(detail.object());
      ObjectCreated created =
          created(
              required(detail.bucket()).name(),
              object.key(),
              object.versionId(),
              object.eTag(),
              object.size(),
              event.time());
      return new ObjectCreatedMessage(List.of(created), List.of());
    } catch (Refused refused) {
      return ObjectCreatedMessage.refused(refused.reason());
    }
  }

  private ObjectCreated created(
      @Nullable String bucket,
      @Nullable String key,
      @Nullable String versionId,
      @Nullable String eTag,
      @Nullable Long size,
      @Nullable String time) {
    if (bucket == null || !buckets.all().contains(bucket)) {
      throw new Refused("the event is about a bucket that is not one of ours");
    }
    ObjectKey known =
        ObjectKey.parse(required(key))
            .orElseThrow(() -> new Refused("the object's key is not that of a registered file"));
    try {
      return new ObjectCreated(
          known.file(),
          new ObjectVersion(bucket, required(key), versionId, required(eTag), required(size)),
          bucket.equals(buckets.landing()) ? time(time) : null);
    } catch (IllegalArgumentException _) {
      throw new Refused("the event's object is invalid");
    }
  }

  // Nothing depends on it: what is no time is nobody's loss.
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException _) {
      return null;
    }
  }

  // S3 encodes keys as HTML forms do, with '+' for a space.
  private static String decoded(String key) {
    try {
      return URLDecoder.decode(key, UTF_8);
    } catch (IllegalArgumentException _) {
      throw new Refused("the object's key is not URL-encoded");
    }
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new Refused("the event does not say which object was created");
    }
    return value;
  }

  /// Ends the reading of one record.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
