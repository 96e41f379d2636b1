package dev.airlock.testbackends;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/// Backends in a sandbox process that all test JVMs of a build share.
///
/// @param control where that process takes orders
record SandboxBackends(URI control) implements Backends {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CREATED = 201;

  static SandboxBackends ofThisBuild() {
    try {
      Path module = ReactorRoot.find().resolve("sandbox");
      return new SandboxBackends(new SharedProcess(module).findOrStart());
    } catch (IOException e) {
      throw new IllegalStateException("the test backends cannot be started: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the test backends start", e);
    }
  }

  @Override
  public TestNamespace space(String name) {
    if (!name.matches("[a-z0-9-]{1,20}")) {
      throw new IllegalArgumentException("not a name for a space: " + name);
    }
    HttpRequest request =
        HttpRequest.newBuilder(control.resolve("/spaces/" + name))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new IllegalStateException("no space for " + name + ": " + answer.body());
      }
      return space(read(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException("the test backends at " + control + " are gone: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for a space", e);
    }
  }

  private static Properties read(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }

  private static TestNamespace space(Properties answer) {
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
        answer.getProperty("kafkaBootstrapServers"),
        answer.getProperty("topic"),
        answer.getProperty("clamdHost"),
        Integer.parseInt(answer.getProperty("clamdPort")));
  }
}
