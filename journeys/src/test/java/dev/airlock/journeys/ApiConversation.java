package dev.airlock.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What callers of the API say, and what it answers: the status, the media type and the shape of
/// each body, which is the same for everybody who answers as Airlock does.
final class ApiConversation implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  private static final String PAGE = "<!DOCTYPE html>\n<html><body>not a PDF</body></html>\n";
  // The EICAR test file, in two halves so that no scanner mistakes this program for it.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
  private static final String NOBODYS = "019a5c3e-7c1b-7d52-9f0e-3b8f6a1d2c47";

  /// Values that are the same everywhere. Of all others, the type is.
  private static final Set<String> CONSTANT =
      Set.of("status", "method", "type", "title", "field", "reason", "action", "sequence");

  /// What differs from one storage and one engine to another.
  private static final Set<String> FREE = Set.of("details", "fields", "headers", "where", "what");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> heard = new ArrayList<>();
  private final URI api;
  private final String alice;
  private final String bob;

  ApiConversation(URI api, String alice, String bob) {
    this.api = api;
    this.alice = alice;
    this.bob = bob;
  }

  /// Everything, in its order.
  List<String> hold() throws Exception {
    refusals();
    String clean = uploaded("put", "notes.txt", WORDS);
    settled(clean, "clean");
    say("GET", "/files/" + clean + "/history", "", alice);
    say("GET", "/files/" + clean + "/download", "", bob);
    say("GET", "/files/" + clean + "/history", "", alice);
    JsonNode link = say("GET", "/files/" + clean + "/download?expiresIn=60", "", alice);
    fetch(link.get("downloadUrl").stringValue());
    stream(clean);
    say("GET", "/files/" + clean + "/download?expiresIn=0", "", alice);
    settled(uploaded("post", "eicar.txt", EICAR.getBytes(UTF_8)), "infected");
    String quarantined = uploaded("put", "quarantined-type-mismatch.pdf", PAGE.getBytes(UTF_8));
    settled(quarantined, "quarantined");
    say("GET", "/files/" + quarantined + "/download", "", alice);
    parts();
    keys();
    say("GET", "/files?limit=1", "", alice);
    say("GET", "/files?limit=1&status=infected&profile=document", "", alice);
    say("GET", "/files?metadata.case=0815", "", alice);
    say("GET", "/files?limit=101", "", alice);
    say("DELETE", "/files/" + clean, "", alice);
    say("GET", "/files/" + clean, "", alice);
    say("POST", "/files/" + clean + "/restore", "", alice);
    say("DELETE", "/files/" + clean + "?hardDelete=true", "", alice);
    say("POST", "/files/" + clean + "/restore", "", alice);
    return heard;
  }

  private void refusals() throws Exception {
    say("GET", "/files/" + NOBODYS, "", "");
    say("GET", "/files/" + NOBODYS, "", alice);
    say("GET", "/files/1", "", alice);
    say("GET", "/nothing", "", alice);
    for (String request :
        List.of(
            "{\"profile\":\"document\",\"fileName\":\"a.txt\",\"size\":1,\"sise\":1}",
            "{\"profile\":\"document\",\"fileName\":\"../a.txt\",\"size\":1}",
            "{\"profile\":\"document\",\"fileName\":\"a.txt\",\"size\":0}",
            "{\"profile\":\"nothing\",\"fileName\":\"a.txt\",\"size\":1}",
            "{\"profile\":\"document\",\"fileName\":\"a.exe\",\"size\":1}",
            "{\"profile\":\"resume\",\"fileName\":\"a.pdf\",\"size\":10485761}",
            "{\"profile\":\"document\",\"fileName\":\"a.txt\",\"size\":1,\"method\":\"ftp\"}",
            "[]")) {
      say("POST", "/files/upload/initiate", request, alice);
    }
  }

  private String uploaded(String method, String name, byte[] content) throws Exception {
    JsonNode initiated = initiated(method, name, content.length);
    String id = initiated.get("fileId").stringValue();
    say("POST", "/files/upload/complete", "{\"fileId\":\"%s\"}".formatted(id), alice);
    say("GET", "/files/upload/" + id + "/parts", "", alice);
    JsonNode upload = initiated.get("upload");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upload.get("url").stringValue()));
    if (method.equals("put")) {
      upload
          .get("headers")
          .forEachEntry((header, value) -> request.header(header, value.stringValue()));
      request.PUT(BodyPublishers.ofByteArray(content));
    } else {
      request
          .header("Content-Type", "multipart/form-data; boundary=fence")
          .POST(BodyPublishers.ofByteArray(form(upload.get("fields"), content)));
    }
    hear("upload by " + method, send(request));
    return id;
  }

  private JsonNode initiated(String method, String name, int size) throws Exception {
    return say(
        "POST",
        "/files/upload/initiate",
        """
        {"profile":"document","fileName":"%s","size":%d,"method":"%s","metadata":{"case":"4711"}}
        """
            .formatted(name, size, method),
        alice);
  }

  private static byte[] form(JsonNode fields, byte[] content) {
    StringBuilder form = new StringBuilder();
    fields.forEachEntry((name, value) ->
        form.append(
            "--fence\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, value.stringValue())));
    form.append("--fence\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n");
    return (form + new String(content, UTF_8) + "\r\n--fence--\r\n").getBytes(UTF_8);
  }

  private void parts() throws Exception {
    JsonNode initiated = initiated("multipart", "parts.txt", WORDS.length);
    String id = initiated.get("fileId").stringValue();
    say("GET", "/files/upload/" + id + "/parts", "", alice);
    say("POST", "/files/upload/" + id + "/parts", "{\"partNumbers\":[2]}", alice);
    JsonNode signed = say("POST", "/files/upload/" + id + "/parts", "{\"partNumbers\":[1]}", alice);
    String url = signed.get("parts").get(0).get("url").stringValue();
    hear(
        "upload of a part",
        send(HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(WORDS))));
    JsonNode stored = say("GET", "/files/upload/" + id + "/parts", "", alice);
    say(
        "POST",
        "/files/upload/complete",
        "{\"fileId\":\"%s\",\"parts\":%s}".formatted(id, stored.get("parts")),
        alice);
    settled(id, "clean");
    String aborted = initiated("multipart", "no.txt", 1).get("fileId").stringValue();
    say("DELETE", "/files/upload/" + aborted, "", bob);
    say("DELETE", "/files/upload/" + aborted, "", alice);
  }

  private void keys() throws Exception {
    String key = UUID.randomUUID().toString();
    String first = keyed(key, 1).path("fileId").asString("");
    heard.add("the same file: " + keyed(key, 1).path("fileId").asString("").equals(first));
    keyed(key, 2);
    say("DELETE", "/files/" + first, "", alice);
    say("GET", "/files/" + first, "", alice);
  }

  private JsonNode keyed(String key, int size) throws Exception {
    String body = "{\"profile\":\"document\",\"fileName\":\"key.txt\",\"size\":%d}".formatted(size);
    HttpRequest.Builder request =
        call("POST", "/files/upload/initiate", body, alice).header("Idempotency-Key", key);
    return hear("with a key: " + body, send(request));
  }

  private void settled(String id, String status) throws Exception {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            JSON.readTree(send(call("GET", "/files/" + id, "", alice)).body())
                .path("status")
                .asString("")
                .equals(status));
    say("GET", "/files/" + id, "", alice);
  }

  // Of a file that is settled, a stream tells that at once.
  private void stream(String id) throws Exception {
    HttpResponse<java.util.stream.Stream<String>> answer =
        http.send(
            call("GET", "/files/" + id + "/events", "", alice).build(), BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      List<String> first =
          lines
              .filter(line -> line.startsWith("id:") || line.startsWith("event:"))
              .limit(2)
              .map(line -> line.replace(": ", ":"))
              .toList();
      heard.add("events: " + answer.statusCode() + " " + first);
    }
  }

  private void fetch(String url) throws Exception {
    HttpResponse<String> served = send(HttpRequest.newBuilder(URI.create(url)));
    heard.add("download: " + served.statusCode() + " " + served.body());
  }

  private JsonNode say(String method, String path, String body, String token) throws Exception {
    HttpResponse<String> answer = send(call(method, path, body, token));
    String said = (method + " " + path + " " + body).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID");
    return hear(said, answer);
  }

  private HttpRequest.Builder call(String method, String path, String body, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve("/api/v1" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode hear(String said, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    boolean json = type.contains("json");
    JsonNode body = json ? JSON.readTree(answer.body()) : JSON.createObjectNode();
    heard.add(
        "%s → %d %s %s"
            .formatted(
                said,
                answer.statusCode(),
                json ? type.replaceFirst(";.*", "") : "",
                json ? shape("", body) : ""));
    return body;
  }

  private static String shape(String name, JsonNode value) {
    if (value.isObject()) {
      TreeMap<String, String> shapes = new TreeMap<>();
      value.forEachEntry((field, inner) -> {
        if (!FREE.contains(field)) {
          shapes.put(field, shape(field, inner));
        }
      });
      return shapes.toString();
    }
    if (value.isArray()) {
      return value
          .valueStream()
          .map(inner -> shape(name, inner))
          .distinct()
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return CONSTANT.contains(name) ? value.asString() : value.getNodeType().name();
  }

  @Override
  public void close() {
    http.close();
  }
}
