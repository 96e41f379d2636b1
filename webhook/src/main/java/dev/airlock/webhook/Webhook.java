package dev.airlock.webhook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Starts the webhook.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Webhook {

  static void main(String[] args) {
    SpringApplication.run(Webhook.class, args);
  }
}
