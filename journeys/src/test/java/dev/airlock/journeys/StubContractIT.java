package dev.airlock.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.airlock.stub.AirlockStub;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The stub answers as Airlock does: the same conversation is held with both.
@ExtendWith(SharedSystem.class)
@ResourceLock(SharedSystem.LOCK)
class StubContractIT {
  private static final Path ROOT = Path.of(System.getProperty("airlock.root"));
  private static final JsonMapper JSON = new JsonMapper();
  private final Launcher airlock;

  StubContractIT(SharedSystem.Running system) {
    airlock = system.airlock();
  }

  @Test
  void theStubSaysWhatAirlockSays() throws Exception {
    List<String> real;
    try (ApiConversation conversation =
        new ApiConversation(
            URI.create(airlock.address("upload-api")),
            airlock.token("stella"),
            airlock.token("stanley"))) {
      real = conversation.hold();
    }
    assertThat(real).hasSizeGreaterThan(40);
    try (AirlockStub stub = AirlockStub.start();
        ApiConversation conversation =
            new ApiConversation(
                stub.url(), AirlockStub.token("stella"), AirlockStub.token("stanley"))) {
      assertThat(conversation.hold()).containsExactlyElementsOf(real);
    }
  }

  @Test
  void theStubHasTheBuiltInProfiles() throws Exception {
    try (AirlockStub stub = AirlockStub.start()) {
      assertThat(profiles(stub.url(), AirlockStub.token("stella")))
          .isEqualTo(profiles(URI.create(airlock.address("upload-api")), airlock.token("stella")));
    }
  }

  /// As programs in other languages start it.
  @Test
  void theStubIsAProgramToo() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                ROOT.resolve("clients/stub/target/airlock-stub-0.1.0-SNAPSHOT.jar").toString(),
                "0")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader printed = program.inputReader()) {
      String ready =
          assertTimeoutPreemptively(Duration.ofMinutes(1), printed::readLine, "it does not start");
      assertThat(ready).startsWith("airlock-stub is ready: http://localhost:");
      URI api = URI.create(ready.substring(ready.indexOf("http")));
      assertThat(profiles(api, "stella")).isNotEmpty();
    } finally {
      program.destroyForcibly();
    }
  }

  private static JsonNode profiles(URI api, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode profiles =
          JSON.readTree(
              http.send(
                      HttpRequest.newBuilder(api.resolve("/api/v1/profiles"))
                          .header("Authorization", "Bearer " + token)
                          .build(),
                      BodyHandlers.ofString())
                  .body());
      // It takes no files by forms to the API.
      profiles.forEach(profile -> ((ObjectNode) profile).remove("methods"));
      return profiles;
    }
  }
}
