package dev.airlock.testbackends;

import java.net.URI;

/// A place in the shared backends that one test has for itself.
///
/// The buckets are versioned, and objects created in the landing bucket are announced to the queue.
/// A message that is not deleted comes back after 5 s and moves to the dead-letter queue after
/// three receives. The topic has six partitions. clamd knows the EICAR test file alone; it is the
/// one part that all tests share.
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
    String kafkaBootstrapServers,
    String topic,
    String clamdHost,
    int clamdPort) {

  @Override
  public String toString() {
    return "Space[%s, %s, %s, %s]".formatted(jdbcUrl, landingBucket, queue, topic);
  }
}
