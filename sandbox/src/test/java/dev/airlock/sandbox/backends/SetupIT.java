package dev.airlock.sandbox.backends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.testbackends.Backends;
import dev.airlock.testbackends.TestNamespace;
import dev.airlock.sandbox.s3.S3Credentials;
import dev.airlock.sandbox.s3.S3Server;
import dev.airlock.sandbox.sqs.SqsServer;
import dev.airlock.setup.installation.Installation;
import dev.airlock.setup.step.SetupFailed;
import dev.airlock.setup.step.SetupSteps;
import dev.airlock.setup.step.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// `airlock setup` against the sandbox's own servers, which do without much of S3.
class SetupIT {
  private final TestNamespace space = Backends.shared().space("setup");
  private final S3Client s3 =
      S3Server.client(space.s3Endpoint(), new S3Credentials(space.accessKey(), space.secretKey()));
  private final SqsClient sqs =
      SqsServer.client(space.sqsEndpoint(), space.region(), Duration.ofSeconds(5));
  private final NamespaceLayout layout = NamespaceLayout.startingWith(space.landingBucket());
  private final Installation installation =
      new Installation(layout.installation(), s3, sqs, Region.of(space.region()));
  private final List<String> lines = new ArrayList<>();

  @AfterEach
  void close() {
    s3.close();
    sqs.close();
  }

  @Test
  void makesWhatTheseServersKnow() throws Exception {
    assertThat(new SetupSteps(true, lines::add).take(installation.bucketsAndQueues())).isPositive();

    assertThat(s3.getBucketVersioning(get -> get.bucket(layout.quarantineBucket())).status())
        .isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(
            sqs.getQueueAttributes(get ->
                    get.queueUrl(installation.queueUrl())
                        .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
                .attributes())
        .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "5");
  }

  @Test
  void findsAllOfItTheSecondTime() throws Exception {
    new SetupSteps(true, lines::add).take(installation.bucketsAndQueues());
    lines.clear();

    new SetupSteps(true, lines::add).take(installation.bucketsAndQueues());

    assertThat(lines)
        .filteredOn(line -> line.contains("versioning") || line.contains("dead letters"))
        .hasSize(4)
        .allMatch(line -> line.contains(" found: "));
  }

  @Test
  @NotOnFloci("nothing is missing there")
  void saysWhatIsMissingUnlessItIsToldNotToMind() {
    assertThatThrownBy(
            () -> new SetupSteps(false, lines::add).take(installation.bucketsAndQueues()))
        .isInstanceOf(SetupFailed.class)
        .hasMessageContaining("the server does not support")
        .hasMessageContaining("--lenient");
  }

  @Test
  void aTopicThatIsThereKeepsItsPartitions() throws Exception {
    try (Admin kafka =
        Admin.create(Map.<String, Object>of("bootstrap.servers", space.kafkaBootstrapServers()))) {
      Step topic = installation.topic(kafka, Optional.empty());
      List<Step> twice = List.of(topic, topic);

      assertThat(new SetupSteps(false, lines::add).take(twice)).isEqualTo(1);
      assertThat(lines)
          .satisfiesExactly(
              line -> assertThat(line).contains("created: 6 partitions"),
              line -> assertThat(line).contains("found: 6 partitions"));
    }
  }
}
