package dev.airlock.scan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.scan.s3.Buckets;
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

  private final ObjectCreatedMessages messages =
      new ObjectCreatedMessages(new JsonMapper(), new Buckets("landing", "clean", "quarantine"));

  @Test
  void readsWhichVersionWasCreated() {
    assertThat(messages.read(message("ObjectCreated:Post", "landing", "document/" + ID)))
        .containsExactly(
            new ObjectCreated(
                FileId.of(ID), new ObjectVersion("landing", "document/" + ID, "v1", "abc", 12)));
  }

  @Test
  void readsEveryRecordOfAMessage() {
    String record = RECORD.formatted("ObjectCreated:Put", "landing", "document/" + ID);
    assertThat(messages.read("{\"Records\":[" + record + "," + record + "]}")).hasSize(2);
  }

  @Test
  void decodesTheKey() {
    assertThat(messages.read(message("ObjectCreated:Put", "landing", "document%2F" + ID)))
        .extracting(created -> created.object().key())
        .containsExactly("document/" + ID);
  }

  @Test
  void bucketWithoutVersionsHasNoVersionId() {
    String unversioned =
        message("ObjectCreated:Put", "landing", "document/" + ID)
            .replace("\"versionId\":\"v1\",", "");
    assertThat(messages.read(unversioned))
        .extracting(created -> created.object().versionId())
        .containsOnlyNulls();
  }

  @Test
  void testEventAsksForNothing() {
    assertThat(
            messages.read(
                "{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"landing\"}"))
        .isEmpty();
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
    assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> messages.read(body));
  }

  @Test
  void refusesOtherEventsBucketsAndKeys() {
    for (String body :
        new String[] {
          message("ObjectRemoved:Delete", "landing", "document/" + ID),
          message("ObjectCreated:Put", "clean", "document/" + ID),
          message("ObjectCreated:Put", "landing", "document/not-a-uuid"),
          message("ObjectCreated:Put", "landing", ID),
          message("ObjectCreated:Put", "landing", "document/../" + ID),
          message("ObjectCreated:Put", "landing", "document/" + ID + "/more")
        }) {
      assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> messages.read(body));
    }
  }

  private static String message(String event, String bucket, String key) {
    return "{\"Records\":[" + RECORD.formatted(event, bucket, key) + "]}";
  }
}
