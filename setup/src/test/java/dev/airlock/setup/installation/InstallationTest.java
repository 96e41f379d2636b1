package dev.airlock.setup.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.setup.sqs.QueueAttributes;
import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.SetupSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.TopicConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class InstallationTest {
  private static final Layout LAYOUT =
      new Layout(
          "uploads",
          "clean",
          "quarantine",
          "created",
          "created-dlq",
          "created-refused",
          QueueAttributes.DEFAULT,
          "events",
          6,
          List.of("https://app.example.org"));

  private final FakeS3 s3 = new FakeS3();
  private final FakeSqs sqs = new FakeSqs();
  private final List<String> lines = new ArrayList<>();

  @Test
  void makesBucketsThatKeepVersionsEncryptAndAreClosed() throws Exception {
    run(LAYOUT);

    assertThat(s3.buckets.keySet()).containsExactlyInAnyOrder("uploads", "clean", "quarantine");
    assertThat(s3.buckets.values())
        .allSatisfy(bucket -> {
          assertThat(bucket.region).isEqualTo("eu-west-1");
          assertThat(bucket.versioning).isEqualTo(BucketVersioningStatus.ENABLED);
          assertThat(bucket.publicAccess)
              .satisfies(block -> {
                assertThat(block.blockPublicAcls()).isTrue();
                assertThat(block.ignorePublicAcls()).isTrue();
                assertThat(block.blockPublicPolicy()).isTrue();
                assertThat(block.restrictPublicBuckets()).isTrue();
              });
          assertThat(encryption(bucket)).isEqualTo(ServerSideEncryption.AES256);
          assertThat(bucket.lifecycle)
              .singleElement()
              .satisfies(rule ->
                  assertThat(rule.abortIncompleteMultipartUpload().daysAfterInitiation())
                      .isEqualTo(1));
        });
  }

  @Test
  void onlyUploadsExpire() throws Exception {
    run(LAYOUT);

    LifecycleRule landing = s3.of("uploads").lifecycle.getFirst();
    assertThat(landing.expiration().days()).isEqualTo(1);
    assertThat(landing.noncurrentVersionExpiration().noncurrentDays()).isEqualTo(1);
    for (String kept : List.of("clean", "quarantine")) {
      assertThat(s3.of(kept).lifecycle.getFirst().expiration()).isNull();
      assertThat(s3.of(kept).lifecycle.getFirst().noncurrentVersionExpiration()).isNull();
    }
  }

  @Test
  void pagesReachUploadsAndServedFilesAndNothingElse() throws Exception {
    run(LAYOUT);

    assertThat(s3.of("uploads").cors.getFirst().allowedMethods()).containsExactly("POST", "PUT");
    assertThat(s3.of("clean").cors.getFirst().allowedMethods()).containsExactly("GET", "HEAD");
    assertThat(s3.of("quarantine").cors).isEmpty();
  }

  @Test
  void theQueueIsNotifiedOfCreatedObjectsAndS3MaySendToIt() throws Exception {
    run(LAYOUT);

    assertThat(s3.of("uploads").notifications.queueConfigurations())
        .singleElement()
        .satisfies(notification -> {
          assertThat(notification.queueArn())
              .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:created");
          assertThat(notification.events()).containsExactly(Event.S3_OBJECT_CREATED);
        });
    assertThat(sqs.of("created").get(QueueAttributeName.POLICY))
        .contains("s3.amazonaws.com", "arn:aws:s3:::uploads", "123456789012");
    assertThat(sqs.of("created").get(QueueAttributeName.REDRIVE_POLICY))
        .contains("created-dlq", "200");
    assertThat(sqs.of("created-dlq").get(QueueAttributeName.MESSAGE_RETENTION_PERIOD))
        .isEqualTo("1209600");
  }

  @Test
  void runningItAgainWritesNothing() throws Exception {
    assertThat(run(LAYOUT)).isPositive();
    int writes = s3.writes + sqs.writes;
    lines.clear();

    assertThat(run(LAYOUT)).isZero();
    assertThat(s3.writes + sqs.writes).isEqualTo(writes);
    assertThat(lines).allMatch(line -> line.contains(" found: "));
  }

  @Test
  void repairsWhatSomebodyChangedAndSaysWhatItWas() throws Exception {
    run(LAYOUT);
    s3.of("clean").versioning = BucketVersioningStatus.SUSPENDED;
    sqs.of("created").put(QueueAttributeName.VISIBILITY_TIMEOUT, "43200");
    s3.of("uploads").lifecycle =
        s3.of("uploads").lifecycle.stream()
            .map(rule -> rule.toBuilder().status(ExpirationStatus.DISABLED).build())
            .toList();
    lines.clear();

    assertThat(run(LAYOUT)).isEqualTo(3);
    assertThat(lines.stream().filter(line -> line.contains(" changed: ")))
        .satisfiesExactly(
            line -> assertThat(line).contains("visibility timeout", "30 s (was: 43200 s)"),
            line -> assertThat(line).contains("uploads, expiry", "switched off"),
            line -> assertThat(line).contains("clean, versioning", "Enabled (was: Suspended)"));
    assertThat(s3.of("clean").versioning).isEqualTo(BucketVersioningStatus.ENABLED);
  }

  @Test
  void rulesAndNotificationsOfOthersStay() throws Exception {
    run(LAYOUT);
    LifecycleRule rule =
        LifecycleRule.builder()
            .id("theirs")
            .status(ExpirationStatus.ENABLED)
            .expiration(LifecycleExpiration.builder().days(365).build())
            .build();
    CORSRule origin = CORSRule.builder().allowedOrigins("https://x.test").build();
    TopicConfiguration topic = TopicConfiguration.builder().id("theirs").build();
    QueueConfiguration queue = QueueConfiguration.builder().id("theirs").build();
    s3.of("uploads").lifecycle = List.of(rule);
    s3.of("uploads").cors = List.of(origin);
    s3.of("uploads").notifications =
        NotificationConfiguration.builder()
            .topicConfigurations(topic)
            .queueConfigurations(queue)
            .build();

    run(LAYOUT);

    assertThat(s3.of("uploads").lifecycle).hasSize(2).contains(rule);
    assertThat(s3.of("uploads").cors).hasSize(2).contains(origin);
    assertThat(s3.of("uploads").notifications.topicConfigurations()).containsExactly(topic);
    assertThat(s3.of("uploads").notifications.queueConfigurations()).hasSize(2).contains(queue);
  }

  @Test
  void anEncryptionByTheAccountsOwnKeyStays() throws Exception {
    run(LAYOUT);
    s3.of("clean").encryption =
        ServerSideEncryptionConfiguration.builder()
            .rules(
                ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(
                        by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS))
                    .build())
            .build();

    assertThat(run(LAYOUT)).isZero();
    assertThat(encryption(s3.of("clean"))).isEqualTo(ServerSideEncryption.AWS_KMS);
  }

  @Test
  void theDefaultRegionIsNotNamed() throws Exception {
    new SetupSteps(false, lines::add)
        .take(new Installation(LAYOUT, s3, sqs, Region.US_EAST_1).bucketsAndQueues());

    assertThat(s3.of("uploads").region).isNull();
  }

  @Test
  void aServerThatLacksSomethingIsAcceptedOnlyIfLenient() throws Exception {
    s3.knowsOnlyObjects = true;

    assertThatThrownBy(() -> run(LAYOUT))
        .isInstanceOf(SetupFailed.class)
        .hasMessageContaining("bucket uploads, encryption")
        .hasMessageContaining("--lenient");

    lines.clear();
    new SetupSteps(true, lines::add)
        .take(new Installation(LAYOUT, s3, sqs, Region.EU_WEST_1).bucketsAndQueues());
    assertThat(lines)
        .filteredOn(line -> line.contains("not supported here"))
        .hasSize(3 * 3 + 2 + 1); // encryption, access, expiry of each; origins; notifications
  }

  @Test
  void aBucketOfSomebodyElseIsNamed() {
    s3.foreign.add("clean");

    assertThatThrownBy(() -> run(LAYOUT))
        .isInstanceOf(SetupFailed.class)
        .hasMessageContaining("the bucket name clean is taken");
  }

  private int run(Layout layout) throws InterruptedException {
    return new SetupSteps(false, lines::add)
        .take(new Installation(layout, s3, sqs, Region.EU_WEST_1).bucketsAndQueues());
  }

  private static ServerSideEncryption encryption(FakeS3.Bucket bucket) {
    return Objects.requireNonNull(bucket.encryption)
        .rules()
        .getFirst()
        .applyServerSideEncryptionByDefault()
        .sseAlgorithm();
  }
}
