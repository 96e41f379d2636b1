package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends bytes to S3, as presigned requests allow it. What does not arrive is sent again.
record PresignedTransfer(HttpClient http) {
  private static final Pattern S3_CODE = Pattern.compile("<Code>(?<code>[^<]{1,100})</Code>");
  private static final int REDIRECT = 300;
  private static final int PRECONDITION_FAILED = 412;

  /// Puts `size` bytes from `offset` on.
  ///
  /// @return the object's entity tag
  String put(
      String url,
      Map<String, String> headers,
      Payload content,
      long offset,
      long size,
      SentBytes sent)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    headers.forEach(request::setHeader);
    return Attempts.of(() -> {
      Outcome outcome = send(request, content, offset, size, sent);
      // The answer to an earlier try was lost: its bytes are there, and nobody else's can be.
      return outcome.status() == PRECONDITION_FAILED ? "" : outcome.checked().eTag();
    });
  }

  private Outcome send(
      HttpRequest.Builder request, Payload content, long offset, long size, SentBytes sent)
      throws IOException, InterruptedException {
    AtomicLong read = new AtomicLong();
    try {
      Outcome outcome =
          answer(request.PUT(body(content, offset, size, sent.countedIn(read))).build());
      if (outcome.status() >= REDIRECT && outcome.status() != PRECONDITION_FAILED) {
        sent.add(-read.get());
      }
      return outcome;
    } catch (IOException e) {
      sent.add(-read.get());
      throw e;
    }
  }

  /// Posts a file as a browser's form would: the fields in their order, and the file last.
  void post(String url, Map<String, String> fields, Payload content, String type, SentBytes sent)
      throws IOException, InterruptedException {
    BrowserForm form = BrowserForm.of(fields, type);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", form.contentType())
            .POST(form.around(body(content, 0, content.size(), sent::add), content.size()))
            .build();
    answer(request).checked();
  }

  private static BodyPublisher body(Payload content, long offset, long size, LongConsumer sent) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> {
          try {
            return new Slice(content.from(offset), size, sent);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }),
        size);
  }

  private Outcome answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    return new Outcome(
        response.statusCode(),
        response.headers().firstValue("ETag").orElse(""),
        new String(response.body(), UTF_8));
  }

  private record Outcome(int status, String eTag, String body) {

    Outcome checked() {
      if (status < REDIRECT) {
        return this;
      }
      Matcher code = S3_CODE.matcher(body);
      throw new AirlockProblem(
          "storage-refused",
          status,
          "S3 refused the upload: %d %s".formatted(status, code.find() ? code.group("code") : ""),
          null,
          null);
    }
  }
}
