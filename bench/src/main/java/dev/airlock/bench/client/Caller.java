package dev.airlock.bench.client;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls upload-api, and S3 by what upload-api permitted. Whatever is not answered with a 2xx ends
/// the benchmark.
public record Caller(HttpClient http, String api, String token) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SUCCESS = 2;

  public JsonNode get(String path) throws IOException, InterruptedException {
    return json(request(path).GET());
  }

  public JsonNode delete(String path) throws IOException, InterruptedException {
    return json(request(path).DELETE());
  }

  public JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
    return post(path, "application/json", BodyPublishers.ofString(JSON.writeValueAsString(body)));
  }

  public JsonNode post(String path, String contentType, BodyPublisher body)
      throws IOException, InterruptedException {
    return json(request(path).header("Content-Type", contentType).POST(body));
  }

  /// Announces a text of that many bytes.
  public JsonNode announce(String method, long size) throws IOException, InterruptedException {
    return post(
        "/files/upload/initiate",
        Map.of(
            "profile", "document",
            "fileName", "words.txt",
            "contentType", "text/plain",
            "size", size,
            "method", method));
  }

  /// Puts bytes to S3 as the instructions of a `put` say.
  public void put(JsonNode instructions, BodyPublisher content)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(instructions.get("url").stringValue())).PUT(content);
    instructions
        .get("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().stringValue()));
    send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
    String answer = send(request);
    return answer.isEmpty() ? JSON.nullNode() : JSON.readTree(answer);
  }

  private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != SUCCESS) {
      throw new BenchmarkFailed(
          "%s %s was answered with %d: %s"
              .formatted(
                  request.method(), request.uri().getPath(), answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  // Holds a token.
  @Override
  public String toString() {
    return "Caller[" + api + "]";
  }
}
