package dev.airlock.scan.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.objectstore.Buckets;
import dev.airlock.scan.pipeline.ObjectCreated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ObjectCreatedMessagesTest {
  private static final String ID = "01a1fbb8-7b1e-70ea-a679-1c63d57f6bc0";
  private static final String RECORD =
      """
      {"eventName":"%s","eventTime":"2026-11-20T10:00:00.000Z","awsRegion":"eu-west-1",
       "s3":{"bucket":{"name":"%s","arn":"arn:aws:s3:::x"},
             "object":{"key":"%s","size":12,"eTag":"abc","versionId":"v1","sequencer":"1"}}}
      """;

  private static final Instant UPLOADED = Instant.parse("2026-11-20T10:00:00Z");

  private final ObjectCreatedMessages messages =
      new ObjectCreatedMessages(new JsonMapper(), new Buckets("landing", "clean", "quarantine"));

  @Test
  void readsWhichVersionWasCreated() {
    assertThat(created(message("ObjectCreated:Post", "landing", "document/" + ID)))
        .containsExactly(
            new ObjectCreated(
                FileId.of(ID),
                new ObjectVersion("landing", "document/" + ID, "v1", "abc", 12),
                UPLOADED));
  }

  @Test
  void readsEveryRecordOfAMessage() {
    String record = RECORD.formatted("ObjectCreated:Put", "landing", "document/" + ID);
    assertThat(created("{\"Records\":[" + record + "," + record + "]}")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "null", "\"\""})
  void anEventIsTakenWithoutATimeThatCanBeRead(String time) {
    String message = message("ObjectCreated:Put", "landing", "document/" + ID);
    assertThat(created(message.replace("\"2026-11-20T10:00:00.000Z\"", time)))
        .extracting(ObjectCreated::uploadedAt)
        .containsOnlyNulls();
  }

  @Test
  void decodesTheKey() {
    assertThat(created(message("ObjectCreated:Put", "landing", "document%2F" + ID)))
        .extracting(created -> created.object().key())
        .containsExactly("document/" + ID);
  }

  @Test
  void bucketWithoutVersionsHasNoVersionId() {
    String unversioned =
        message("ObjectCreated:Put", "landing", "document/" + ID)
            .replace("\"versionId\":\"v1\",", "");
    assertThat(created(unversioned))
        .extracting(created -> created.object().versionId())
        .containsOnlyNulls();
  }

  @Test
  void testEventAsksForNothing() {
    ObjectCreatedMessage test =
        messages.read(
            "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"landing\"}");
    assertThat(test.created()).isEmpty();
    assertThat(test.refusals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "not json",
        "{\"Records\":[]}",
        "{\"Records\":[{}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{}}}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"landing\"},\"object\":{}}}]}"
      })
  void refusesWhatIsNoNotification(String body) {
    refuses(body);
  }

  @Test
  void refusesOtherEventsBucketsAndKeys() {
    for (String body :
        new String[] {
          message("ObjectRemoved:Delete", "landing", "document/" + ID),
          message("ObjectCreated:Put", "elsewhere", "document/" + ID),
          message("ObjectCreated:Put", "landing", "document/not-a-uuid"),
          message("ObjectCreated:Put", "landing", ID),
          message("ObjectCreated:Put", "landing", "document/../" + ID),
          message("ObjectCreated:Put", "landing", "document/" + ID + "/more")
        }) {
      refuses(body);
    }
  }

  /// The webhook decides whether that is to be scanned.
  @ParameterizedTest
  @ValueSource(strings = {"clean", "quarantine"})
  void readsWhatIsToBeScannedAgain(String bucket) {
    assertThat(created(message("ObjectCreated:Confirmed", bucket, "document/" + ID)))
        .containsExactly(
            new ObjectCreated(
                FileId.of(ID), new ObjectVersion(bucket, "document/" + ID, "v1", "abc", 12), null));
  }

  @Test
  void oneBadRecordDoesNotAffectTheOthers() {
    String good = RECORD.formatted("ObjectCreated:Put", "landing", "document/" + ID);
    String bad = RECORD.formatted("ObjectCreated:Put", "elsewhere", "document/" + ID);
    ObjectCreatedMessage read =
        messages.read("{\"Records\":[" + bad + "," + good + ",null,1,{\"s3\":[]}," + bad + "]}");
    assertThat(read.created()).hasSize(1);
    assertThat(read.refusals()).hasSize(5);
  }

  @Test
  void readsWhatCameThroughSns() {
    String inner = message("ObjectCreated:Put", "landing", "document/" + ID);
    assertThat(created(wrapped(inner))).hasSize(1);
    assertThat(created(wrapped(eventBridge("landing", "document/" + ID)))).hasSize(1);
    refuses(wrapped("no json"));
    refuses("{\"Type\":\"Notification\",\"Message\":null}");
    refuses("{\"Type\":\"Notification\",\"Message\":{}}");
    refuses(wrapped(wrapped(inner)));
  }

  @Test
  void readsEventsOfEventBridge() {
    assertThat(created(eventBridge("landing", "document/" + ID)))
        .containsExactly(
            new ObjectCreated(
                FileId.of(ID),
                new ObjectVersion("landing", "document/" + ID, "v1", "abc", 12),
                Instant.parse("2026-11-12T00:00:00Z")));
    refuses(eventBridge("elsewhere", "document/" + ID));
    refuses(eventBridge("landing", "document%2F" + ID)); // nothing is encoded there
    refuses(eventBridge("landing", "document/" + ID).replace("Object Created", "Object Deleted"));
    refuses("{\"detail-type\":\"Object Created\"}");
  }

  private static String eventBridge(String bucket, String key) {
    return """
    {"version":"0","id":"17793124-05d4-b198-2fde-7ededc63b103","detail-type":"Object Created",
     "source":"aws.s3","account":"111122223333","time":"2026-11-12T00:00:00Z",
     "region":"eu-west-1","resources":["arn:aws:s3:::x"],
     "detail":{"version":"0","bucket":{"name":"%s"},
       "object":{"key":"%s","size":12,"etag":"abc","version-id":"v1","sequencer":"617f08299329d189"},
       "request-id":"N4N7GDK58NMKJ12R","requester":"123456789012",
       "source-ip-address":"1.2.3.4","reason":"PutObject"}}
    """
        .formatted(bucket, key);
  }

  private static String wrapped(String message) {
    return new JsonMapper()
        .writeValueAsString(
            Map.of("Type", "Notification", "MessageId", "1", "TopicArn", "t", "Message", message));
  }

  private List<ObjectCreated> created(String body) {
    ObjectCreatedMessage read = messages.read(body);
    assertThat(read.refusals()).isEmpty();
    return read.created();
  }

  private void refuses(String body) {
    ObjectCreatedMessage read = messages.read(body);
    assertThat(read.created()).as(body).isEmpty();
    assertThat(read.refusals()).as(body).hasSize(1);
  }

  private static String message(String event, String bucket, String key) {
    return "{\"Records\":[" + RECORD.formatted(event, bucket, key) + "]}";
  }
}
