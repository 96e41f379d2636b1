package dev.airlock.api.upload;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FileIdConfiguration {

  /// UUID version 7 (RFC 9562): sorted by time, so that new rows lie together in the index.
  @Bean
  TimeBasedEpochGenerator fileIdGenerator() {
    return Generators.timeBasedEpochGenerator();
  }
}
