package dev.airlock.scan;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the scan worker.
@SpringBootApplication
@ConfigurationPropertiesScan
public class ScanWorker {

  static void main(String[] args) {
    SpringApplication.run(ScanWorker.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
