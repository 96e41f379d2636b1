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

/// The backends of integration tests: PostgreSQL, S3, SQS, Kafka and clamd in a process that all
/// test JVMs of a build share.
///
/// @param control where that process takes orders
public record Backends(URI control) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CREATED = 201;

  /// The backends of this build: started by the first test JVM that asks, shared by all later ones,
  /// gone when the build ends.
  ///
  /// @throws IllegalStateException with the reason, if they cannot be started: a test that misses
  ///   its backends has failed
  public static Backends shared() {
    try {
      Path sandbox = ReactorRoot.find().resolve("sandbox");
      return new Backends(new SharedProcess(sandbox).findOrStart());
    } catch (IOException e) {
      throw new IllegalStateException("the test backends cannot be started: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the test backends start", e);
    }
  }

  /// A new namespace: database, buckets, queues and topic that no other test uses, even if it asks
  /// by the same name.
  ///
  /// @param name begins the names of everything in it: `[a-z0-9-]{1,20}`
  public TestNamespace namespace(String name) {
    if (!name.matches("[a-z0-9-]{1,20}")) {
      throw new IllegalArgumentException("not a name for a namespace: " + name);
    }
    HttpRequest request =
        HttpRequest.newBuilder(control.resolve("/namespaces/" + name))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != CREATED) {
        throw new IllegalStateException("no namespace for " + name + ": " + answer.body());
      }
      return TestNamespace.of(read(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException("the test backends at " + control + " are gone: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a namespace is provisioned", e);
    }
  }

  private static Properties read(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    return properties;
  }
}
