package dev.airlock.testbackends;

import java.net.URI;
import java.util.Properties;

/// A part of the shared backends that one test has for itself.
///
/// The buckets are versioned, and for each object created in the landing bucket an event is sent to
/// the queue. A message that is not deleted comes back after 5 s and moves to the dead-letter queue
/// after ten receives. The topic has six partitions. clamd knows two test signatures, EICAR's and
/// the sandbox's own; it is the one backend that all tests share.
///
/// @param jdbcUrl of an empty PostgreSQL database, which belongs to `databaseUser`
/// @param superuser whom row-level security does not hold back
/// @param secretKey for S3; SQS checks no signatures
public record TestNamespace(
    String jdbcUrl,
    String databaseUser,
    String databasePassword,
    String superuser,
    String superuserPassword,
    URI s3Endpoint,
    String region,
    String accessKey,
    String secretKey,
    String landingBucket,
    String cleanBucket,
    String quarantineBucket,
    URI sqsEndpoint,
    String queue,
    String deadLetterQueue,
    String refusedQueue,
    String kafkaBootstrapServers,
    String topic,
    String clamdHost,
    int clamdPort) {

  /// What the process of the backends answers: each component by its name.
  static TestNamespace of(Properties answer) {
    return new TestNamespace(
        answer.getProperty("jdbcUrl"),
        answer.getProperty("databaseUser"),
        answer.getProperty("databasePassword"),
        answer.getProperty("superuser"),
        answer.getProperty("superuserPassword"),
        URI.create(answer.getProperty("s3Endpoint")),
        answer.getProperty("region"),
        answer.getProperty("accessKey"),
        answer.getProperty("secretKey"),
        answer.getProperty("landingBucket"),
        answer.getProperty("cleanBucket"),
        answer.getProperty("quarantineBucket"),
        URI.create(answer.getProperty("sqsEndpoint")),
        answer.getProperty("queue"),
        answer.getProperty("deadLetterQueue"),
        answer.getProperty("refusedQueue"),
        answer.getProperty("kafkaBootstrapServers"),
        answer.getProperty("topic"),
        answer.getProperty("clamdHost"),
        Integer.parseInt(answer.getProperty("clamdPort")));
  }

  @Override
  public String toString() {
    return "TestNamespace[%s, %s, %s, %s]".formatted(jdbcUrl, landingBucket, queue, topic);
  }
}
