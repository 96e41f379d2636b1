package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A caller with a token: plain HTTP.
final class Client {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final String token;

  Client(int port, String token) {
    this.api = "http://127.0.0.1:" + port;
    this.token = token;
  }

  HttpResponse<String> initiate(String body) throws Exception {
    return call("POST", "/api/v1/files/upload/initiate", body);
  }

  static String announcement(String fileName, String contentType, Object size) {
    return announcement(fileName, contentType, size, Map.of());
  }

  /// The body that announces an upload under the profile `document`.
  ///
  /// @param more what else is said of the upload, by field
  static String announcement(
      String fileName, String contentType, Object size, Map<String, String> more) {
    String others =
        more.entrySet().stream()
            .map(field -> ",\"%s\":\"%s\"".formatted(field.getKey(), field.getValue()))
            .collect(Collectors.joining());
    return "{\"profile\":\"document\",\"fileName\":\"%s\",\"contentType\":\"%s\",\"size\":%s%s}"
        .formatted(fileName, contentType, size, others);
  }

  HttpResponse<String> get(String path) throws Exception {
    return call("GET", path, "");
  }

  HttpResponse<String> call(String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return documented(authorized(request).build());
  }

  private HttpRequest.Builder authorized(HttpRequest.Builder request) {
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  /// Asks for something with more headers.
  HttpResponse<String> get(String path, String... headers) throws Exception {
    return documented(
        authorized(HttpRequest.newBuilder(URI.create(api + path))).headers(headers).build());
  }

  /// Opens an event stream, which must be there.
  Watching watch(String path, String... headers) throws Exception {
    HttpRequest.Builder request = authorized(HttpRequest.newBuilder(URI.create(api + path)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<Stream<String>> answer = http.send(request.build(), BodyHandlers.ofLines());
    PublishedApi published = PublishedApi.of(api);
    published.check("GET", path, answer.statusCode(), answer.headers(), "");
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body().toList());
    }
    return new Watching(answer, published);
  }

  /// The answer of the API, held against what it says of itself. Of an event stream it is the
  /// beginning.
  private HttpResponse<String> documented(HttpRequest request) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request,
            head ->
                head.headers()
                        .firstValue("Content-Type")
                        .filter("text/event-stream"::equals)
                        .isPresent()
                    ? new Beginning()
                    : BodySubscribers.ofString(UTF_8));
    PublishedApi.of(api).check(request.method(), request.uri().getRawPath(), answer);
    return answer;
  }

  static Map<String, String> fields(JsonNode initiated) {
    Map<String, String> fields = new LinkedHashMap<>();
    initiated
        .get("upload")
        .get("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().stringValue()));
    return fields;
  }

  /// The headers with which a presigned PUT is to be sent.
  static Map<String, String> headers(JsonNode upload) {
    Map<String, String> headers = new LinkedHashMap<>();
    upload
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().stringValue()));
    return headers;
  }

  /// Posts a form as a browser would and returns S3's status.
  int post(String url, Map<String, String> fields, byte[] content) throws Exception {
    MultipartForm form = new MultipartForm();
    fields.forEach(form::field);
    form.file("f", "application/octet-stream", content);
    return http.send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", MultipartForm.CONTENT_TYPE)
                .POST(form.whole())
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  /// Sends what presigned instructions say, with another body or other headers if the test likes.
  HttpResponse<String> put(String url, Map<String, String> headers, byte[] content)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).PUT(BodyPublishers.ofByteArray(content));
    headers.forEach(request::header);
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /// Posts a form to the API itself, with its length said before it.
  HttpResponse<String> form(MultipartForm form) throws Exception {
    return form(MultipartForm.CONTENT_TYPE, form.whole());
  }

  /// Posts what may be a form to the API itself.
  HttpResponse<String> form(String contentType, BodyPublisher body) throws Exception {
    return documented(
        HttpRequest.newBuilder(URI.create(api + "/api/v1/files"))
            .header("Content-Type", contentType)
            .header("Authorization", "Bearer " + token)
            .POST(body)
            .build());
  }

  /// Takes what comes first and leaves.
  private static final class Beginning implements BodySubscriber<String> {
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
      return first;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      this.subscription = subscription;
      subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      StringBuilder text = new StringBuilder();
      buffers.forEach(buffer -> text.append(UTF_8.decode(buffer)));
      first.complete(text.toString());
      Objects.requireNonNull(subscription).cancel();
    }

    @Override
    public void onError(Throwable fault) {
      first.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
      first.complete("");
    }
  }

  /// Fetches a link without any token.
  HttpResponse<byte[]> fetch(String link) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofByteArray());
  }
}
