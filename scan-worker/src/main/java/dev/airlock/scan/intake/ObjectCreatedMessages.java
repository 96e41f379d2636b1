package dev.airlock.scan.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.objectcreated.S3EventNotification;
import dev.airlock.model.objectcreated.S3EventNotification.Entry;
import dev.airlock.model.objectcreated.S3EventNotification.S3;
import dev.airlock.model.objectcreated.S3EventNotification.S3Object;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.scan.s3.Buckets;
import java.net.URLDecoder;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the messages that tell of created objects.
@Component
public class ObjectCreatedMessages {
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]+/(?<id>[0-9a-f-]{36})");
  private static final String TEST_EVENT = "s3:TestEvent";

  private final JsonMapper json;
  private final Buckets buckets;

  ObjectCreatedMessages(JsonMapper json, Buckets buckets) {
    this.json = json;
    this.buckets = buckets;
  }

  /// Every object that the message tells of; none for S3's test event.
  ///
  /// @throws UnreadableMessage if it is no such message, or one about another bucket or key
  public List<ObjectCreated> read(String body) {
    S3EventNotification notification = parse(body);
    if (TEST_EVENT.equals(notification.event())) {
      return List.of();
    }
    List<Entry> records = notification.records();
    if (records == null || records.isEmpty()) {
      throw new UnreadableMessage("the message has no records");
    }
    return records.stream().map(this::created).toList();
  }

  private S3EventNotification parse(String body) {
    try {
      S3EventNotification notification = json.readValue(body, S3EventNotification.class);
      if (notification == null) {
        throw new UnreadableMessage("the message is empty");
      }
      return notification;
    } catch (JacksonException e) {
      throw new UnreadableMessage("the message is no S3 event notification", e);
    }
  }

  private ObjectCreated created(Entry entry) {
    if (entry.eventName() == null || !entry.eventName().startsWith("ObjectCreated:")) {
      throw new UnreadableMessage("the event is not about a created object");
    }
    S3 s3 = required(entry.s3());
    S3Object object = required(s3.object());
    String bucket = required(required(s3.bucket()).name());
    if (!bucket.equals(buckets.landing())) {
      throw new UnreadableMessage("the event is about another bucket than the landing bucket");
    }
    String key = URLDecoder.decode(required(object.key()), UTF_8);
    Matcher matcher = KEY.matcher(key);
    if (!matcher.matches()) {
      throw new UnreadableMessage("the object's key is not that of a registered file");
    }
    return new ObjectCreated(
        FileId.of(matcher.group("id")),
        new ObjectVersion(
            bucket, key, object.versionId(), required(object.eTag()), required(object.size())));
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new UnreadableMessage("the event does not say which object was created");
    }
    return value;
  }
}
