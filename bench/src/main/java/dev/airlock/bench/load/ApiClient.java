package dev.airlock.bench.load;

import dev.airlock.bench.figure.BenchmarkFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One user of upload-api, who also uploads to S3 as upload-api permits. Any response but a 2xx
/// ends the benchmark.
public record ApiClient(HttpClient http, String api, String token) {
  private static final JsonMapper JSON = new JsonMapper();

  public JsonNode get(String path) throws IOException, InterruptedException {
    return json(request(path).GET());
  }

  public JsonNode delete(String path) throws IOException, InterruptedException {
    return json(request(path).DELETE());
  }

  public JsonNode post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return json(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
  }

  /// Initiates the upload of a text of that many bytes.
  public JsonNode initiate(String method, long size) throws IOException, InterruptedException {
    return initiate(method, "words.txt", "text/plain", size);
  }

  private JsonNode initiate(String method, String fileName, String contentType, long size)
      throws IOException, InterruptedException {
    return post(
        "/files/upload/initiate",
        "application/json",
        """
        {"profile":"document","fileName":"%s","contentType":"%s","size":%d,"method":"%s"}\
        """
            .formatted(fileName, contentType, size, method));
  }

  /// Initiates an upload of a text by `PUT` and sends the bytes to S3.
  ///
  /// @return the file's id
  public String upload(long size, BodyPublisher content) throws IOException, InterruptedException {
    return send(initiate("put", size), content);
  }

  /// Uploads a file by `PUT`.
  ///
  /// @return the file's id
  public String upload(Path file, String contentType) throws IOException, InterruptedException {
    String name = file.toFile().getName();
    return send(initiate("put", name, contentType, Files.size(file)), BodyPublishers.ofFile(file));
  }

  private String send(JsonNode initiated, BodyPublisher content)
      throws IOException, InterruptedException {
    JsonNode upload = initiated.get("upload");
    HttpRequest.Builder put =
        HttpRequest.newBuilder(URI.create(upload.get("url").stringValue())).PUT(content);
    upload
        .get("headers")
        .properties()
        .forEach(header -> put.header(header.getKey(), header.getValue().stringValue()));
    send(put);
    return initiated.get("fileId").stringValue();
  }

  /// Completes an upload whose bytes S3 has.
  public void complete(String fileId) throws IOException, InterruptedException {
    post("/files/upload/complete", "application/json", "{\"fileId\":\"" + fileId + "\"}");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + "/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
    String response = send(request);
    return response.isEmpty() ? JSON.nullNode() : JSON.readTree(response);
  }

  private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    var response = http.send(builder.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new BenchmarkFailed(
          "%s responded %d: %s"
              .formatted(response.request(), response.statusCode(), response.body()));
    }
    return response.body();
  }

  // Holds a token.
  @Override
  public String toString() {
    return "ApiClient[" + api + "]";
  }
}
