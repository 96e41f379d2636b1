package dev.airlock.objectstore;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.json.JsonMapper;

/// Brings buckets and queue into every service that has them on its class path.
@AutoConfiguration
@EnableConfigurationProperties({
  Buckets.class,
  QueueSettings.class,
  ScanSettings.class,
  VersioningSettings.class
})
public class ObjectStoreAutoConfiguration {

  @Bean
  ObjectStore objectStore(S3Client s3, Buckets buckets) {
    return new ObjectStore(s3, buckets);
  }

  @Bean
  VersioningCheck versioningCheck(S3Client s3, Buckets buckets, VersioningSettings settings) {
    return new VersioningCheck(s3, buckets, settings);
  }

  @Bean
  SqsSender sqsSender(SqsAsyncClient sqs) {
    return new SqsSender(sqs);
  }

  @Bean
  ObjectCreatedQueue objectCreatedQueue(SqsSender sqs, QueueSettings settings, JsonMapper json) {
    return new ObjectCreatedQueue(sqs, settings, json);
  }
}
