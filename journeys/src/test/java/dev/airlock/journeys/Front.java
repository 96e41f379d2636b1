package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A front end: plain HTTP, nothing of Airlock's own code.
final class Front {
  private static final String BOUNDARY = "a-boundary-of-the-front-end";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final String api;
  private final String token;
  private final Map<String, String> headers;

  Front(String api, String token) {
    this(api, token, Map.of());
  }

  private Front(String api, String token, Map<String, String> headers) {
    this.api = api;
    this.token = token;
    this.headers = headers;
  }

  /// The same front end as part of a trace.
  Front within(String traceParent) {
    return new Front(api, token, Map.of("traceparent", traceParent));
  }

  /// What the API answered to `initiate`.
  record Initiated(String id, JsonNode upload) {}

  Initiated initiate(String name, String contentType, long size) throws Exception {
    return initiate(name, contentType, size, "post");
  }

  Initiated initiate(String name, String contentType, long size, String method) throws Exception {
    HttpResponse<String> response =
        http.send(
            request("/api/v1/files/upload/initiate")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"profile\":\"document\",\"fileName\":\"%s\",\"contentType\":\"%s\",\"size\":%d,\"method\":\"%s\"}"
                            .formatted(name, contentType, size, method)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 201) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    JsonNode answer = json.readTree(response.body());
    return new Initiated(answer.get("fileId").stringValue(), answer.get("upload"));
  }

  /// Sends the file to S3 as the instructions say and returns S3's status.
  int upload(Initiated file, byte[] content) throws Exception {
    return file.upload().get("method").stringValue().equals("PUT")
        ? put(file, content)
        : post(file, content);
  }

  private int put(Initiated file, byte[] content) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(file.upload().get("url").stringValue()))
            .PUT(BodyPublishers.ofByteArray(content));
    file.upload()
        .get("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().stringValue()));
    return http.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /// Posts the form to S3 and returns S3's status.
  int post(Initiated file, byte[] content) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    for (var field : file.upload().get("fields").properties()) {
      form.write(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(BOUNDARY, field.getKey(), field.getValue().stringValue())
              .getBytes(UTF_8));
    }
    form.write(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            .formatted(BOUNDARY)
            .getBytes(UTF_8));
    form.write(content);
    form.write("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return http.send(
            HttpRequest.newBuilder(URI.create(file.upload().get("url").stringValue()))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  String status(Initiated file) throws Exception {
    return json(get("/api/v1/files/" + file.id())).get("status").stringValue();
  }

  HttpResponse<String> download(Initiated file) throws Exception {
    return get("/api/v1/files/" + file.id() + "/download");
  }

  /// The bytes that a download link serves.
  byte[] fetch(Initiated file) throws Exception {
    URI link = URI.create(json(download(file)).get("downloadUrl").stringValue());
    return http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray()).body();
  }

  HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  /// The events of an event stream, up to the first that is `last`, as `id status`.
  ///
  /// @param seen the id of the last event that is known; empty to start from the beginning
  List<String> watch(String path, String seen, String last) throws Exception {
    HttpRequest.Builder request = request(path);
    if (!seen.isEmpty()) {
      request.header("Last-Event-ID", seen);
    }
    List<String> events = new ArrayList<>();
    try (Stream<String> lines = http.send(request.build(), BodyHandlers.ofLines()).body()) {
      String id = "";
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("id:")) {
          id = line.substring("id:".length()).strip();
        } else if (line.startsWith("event:")) {
          String status = line.substring("event:".length()).strip();
          events.add(id + " " + status);
          if (status.equals(last)) {
            return events;
          }
        }
      }
    }
    throw new IOException("the stream ended after " + events);
  }

  /// Posts JSON, or nothing if it is empty.
  HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  /// The status of a link, without any token.
  int statusOf(String link) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  JsonNode json(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return json.readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path)).header("Authorization", "Bearer " + token);
    headers.forEach(request::header);
    return request;
  }
}
