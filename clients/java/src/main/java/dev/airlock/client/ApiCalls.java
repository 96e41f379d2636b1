package dev.airlock.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls, each with the caller's token.
record ApiCalls(HttpClient http, URI base, Supplier<String> token) {
  // What one method does not need is not in its answer.
  static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private static final Duration TIMEOUT = Duration.ofMinutes(2); // no answer takes longer
  private static final int SUCCESS = 200;
  private static final int REDIRECT = 300;

  <T> T get(String path, TypeReference<T> type) throws IOException, InterruptedException {
    return read(Attempts.of(() -> send(request(path).GET())), type);
  }

  void delete(String path) throws IOException, InterruptedException {
    Attempts.of(() -> send(request(path).DELETE()));
  }

  /// A call that may be made twice: because of its key, or because it makes no difference.
  <T> T post(String path, @Nullable Object body, @Nullable String key, TypeReference<T> type)
      throws IOException, InterruptedException {
    return read(
        Attempts.of(() -> {
          HttpRequest.Builder request = request(path);
          if (key != null) {
            request.header("Idempotency-Key", key);
          }
          return send(
              body == null
                  ? request.POST(BodyPublishers.noBody())
                  : request
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        }),
        type);
  }

  HttpRequest.Builder request(String path) {
    String address = base.toString();
    return HttpRequest.newBuilder(
            URI.create(
                (address.endsWith("/") ? address.substring(0, address.length() - 1) : address)
                    + "/api/v1"
                    + path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token.get());
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() < SUCCESS || response.statusCode() >= REDIRECT) {
      throw problem(response);
    }
    return response.body();
  }

  private static <T> T read(byte[] body, TypeReference<T> type) throws IOException {
    try {
      return JSON.readValue(body, type);
    } catch (JacksonException e) {
      throw new IOException("the answer is not one of Airlock's", e);
    }
  }

  static AirlockProblem problem(HttpResponse<byte[]> response) {
    String type = "http-" + response.statusCode();
    String detail = response.uri().getPath() + " answered " + response.statusCode();
    String field = null;
    try {
      JsonNode body = JSON.readTree(response.body());
      type = body.path("type").asString(type);
      detail = body.path("detail").asString(detail);
      field = body.path("field").asString(null);
    } catch (JacksonException _) {
      // The answer of a proxy: there is nothing to tell but its status.
    }
    return new AirlockProblem(type, response.statusCode(), detail, field, retryAfter(response));
  }

  private static @Nullable Duration retryAfter(HttpResponse<?> response) {
    Optional<String> seconds = response.headers().firstValue("Retry-After");
    return seconds
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(Long::parseLong)
        .map(Duration::ofSeconds)
        .orElse(null);
  }
}
