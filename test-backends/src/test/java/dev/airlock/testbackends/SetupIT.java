package dev.airlock.testbackends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.airlock.containers.NotOnFloci;
import dev.airlock.sandbox.backends.NamespaceLayout;
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

/// `airlock setup` against the backends. The sandbox's own servers lack much of S3.
class SetupIT {
  private final TestNamespace namespace = Backends.shared().namespace("setup");
  private final S3Client s3 =
      S3Server.client(
          namespace.s3Endpoint(), new S3Credentials(namespace.accessKey(), namespace.secretKey()));
  private final SqsClient sqs =
      SqsServer.client(namespace.sqsEndpoint(), namespace.region(), Duration.ofSeconds(5));
  private final NamespaceLayout layout = NamespaceLayout.startingWith(namespace.landingBucket());
  private final Installation installation =
      new Installation(layout.installation(), s3, sqs, Region.of(namespace.region()));
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
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", namespace.kafkaBootstrapServers()))) {
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
