package dev.airlock.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts the upload API.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class UploadApi {

  static void main(String[] args) {
    SpringApplication.run(UploadApi.class, args);
  }
}
