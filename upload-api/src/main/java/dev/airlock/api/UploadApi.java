package dev.airlock.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the upload API.
@SpringBootApplication
@ConfigurationPropertiesScan
public class UploadApi {

  static void main(String[] args) {
    SpringApplication.run(UploadApi.class, args);
  }
}
