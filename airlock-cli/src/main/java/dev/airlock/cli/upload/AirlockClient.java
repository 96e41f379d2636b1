package dev.airlock.cli.upload;

import dev.airlock.cli.system.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One caller of the upload API.
public final class AirlockClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CREATED = 201;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final JsonMapper json = new JsonMapper();
  private final URI api;
  private final String token;

  /// Calls the API at `api`, for example `http://localhost:8080`, with a bearer token.
  public AirlockClient(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  /// Initiates the upload of the file and sends its bytes to S3.
  ///
  /// @param progress is told how many bytes were sent so far
  /// @return the file's id
  public String upload(LocalFile file, LongConsumer progress)
      throws IOException, InterruptedException {
    JsonNode initiated =
        json(
            send(
                request("/api/v1/files/upload/initiate")
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(
                                Map.of(
                                    "profile", file.profile(),
                                    "fileName", file.name(),
                                    "contentType", file.contentType(),
                                    "size", Files.size(file.content())))))),
            CREATED);
    new FormPost(http, initiated.get("upload")).send(file, progress);
    return initiated.get("fileId").stringValue();
  }

  /// The state of a file, for example `clean`, and what explains it if it is not.
  public FileState state(String fileId) throws IOException, InterruptedException {
    JsonNode file = json(send(request("/api/v1/files/" + fileId)), OK);
    return new FileState(
        file.get("status").stringValue(),
        file.path("reason").asString(""),
        file.path("threats").valueStream().map(JsonNode::stringValue).toList(),
        file.path("where").asString(""),
        file.path("what").asString(""));
  }

  /// Every change of a file so far, oldest first.
  public List<TimelineEntry> history(String fileId) throws IOException, InterruptedException {
    return json(send(request("/api/v1/files/" + fileId + "/history")), OK)
        .valueStream()
        .filter(entry -> entry.has("status")) // the rest is audit: nothing changed
        .map(entry ->
            new TimelineEntry(
                entry.get("status").stringValue(),
                Instant.parse(entry.get("occurredAt").stringValue())))
        .toList();
  }

  /// Asks for a download link and fetches what it points to.
  public Download download(String fileId) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = send(request("/api/v1/files/" + fileId + "/download"));
    if (answer.statusCode() != OK) {
      return new Download.Refused(answer.statusCode(), problem(answer));
    }
    URI link = URI.create(json.readTree(answer.body()).get("downloadUrl").stringValue());
    HttpResponse<byte[]> object =
        http.send(
            HttpRequest.newBuilder(link).timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
    return object.statusCode() == OK
        ? new Download.Fetched(object.body())
        : new Download.Refused(object.statusCode(), "S3 does not serve the link");
  }

  /// The content type that the profile has for a file of this name.
  ///
  /// @throws CommandFailed if the profile does not exist or does not accept such files
  public String contentTypeOf(String profile, String fileName)
      throws IOException, InterruptedException {
    JsonNode profiles = json(send(request("/api/v1/profiles")), OK);
    return ProfileList.of(profiles).contentTypeOf(profile, fileName);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private JsonNode json(HttpResponse<byte[]> response, int expected) {
    if (response.statusCode() != expected) {
      throw new CommandFailed(problem(response));
    }
    return json.readTree(response.body());
  }

  private String problem(HttpResponse<byte[]> response) {
    boolean isProblem =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("application/problem+json"))
            .isPresent();
    return isProblem
        ? json.readTree(response.body()).path("detail").asString("")
        : response.uri().getPath() + " answered " + response.statusCode();
  }

  @Override
  public void close() {
    http.close();
  }
}
