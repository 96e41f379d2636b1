package dev.airlock.cli.system;

import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/// What a client of the backends presents to them, and what it finds there. All of it is the same
/// for every sandbox, which listens on 127.0.0.1 alone: none of it is worth protecting.
///
/// @param databaseUrl for JDBC
/// @param region of S3 and SQS
/// @param accessKey for S3; SQS accepts anything
/// @param landingBucket where uploads arrive
/// @param cleanBucket where scanners put what is clean
/// @param quarantineBucket and where everything else
/// @param queue of scan requests
public record BackendLogin(
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String region,
    String accessKey,
    String secretKey,
    String landingBucket,
    String cleanBucket,
    String quarantineBucket,
    String queue) {

  static BackendLogin from(UnaryOperator<String> values) {
    return new BackendLogin(
        values.apply("database.url"),
        values.apply("database.user"),
        values.apply("database.password"),
        values.apply("aws.region"),
        values.apply("aws.access-key"),
        values.apply("aws.secret-key"),
        values.apply("landing-bucket"),
        values.apply("clean-bucket"),
        values.apply("quarantine-bucket"),
        values.apply("queue"));
  }

  void forEach(BiConsumer<String, String> values) {
    values.accept("database.url", databaseUrl);
    values.accept("database.user", databaseUser);
    values.accept("database.password", databasePassword);
    values.accept("aws.region", region);
    values.accept("aws.access-key", accessKey);
    values.accept("aws.secret-key", secretKey);
    values.accept("landing-bucket", landingBucket);
    values.accept("clean-bucket", cleanBucket);
    values.accept("quarantine-bucket", quarantineBucket);
    values.accept("queue", queue);
  }

  // Holds secrets.
  @Override
  public String toString() {
    return "BackendLogin[%s, %s, %s]".formatted(databaseUrl, landingBucket, queue);
  }
}
