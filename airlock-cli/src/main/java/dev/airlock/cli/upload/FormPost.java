package dev.airlock.cli.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.cli.system.CommandFailed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Sends a file to S3 as a browser's form would (RFC 7578): the fields that the API gave, in their
/// order, and the file last.
final class FormPost {
  private static final int NO_CONTENT = 204;
  private static final Pattern S3_CODE = Pattern.compile("<Code>(?<code>[^<]*)</Code>");

  private final HttpClient http;
  private final JsonNode upload;
  private final String boundary = "airlock-" + UUID.randomUUID();

  /// @param upload the `upload` part of the API's answer
  FormPost(HttpClient http, JsonNode upload) {
    this.http = http;
    this.upload = upload;
  }

  void send(LocalFile file, LongConsumer progress) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(upload.get("url").stringValue()))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body(file, progress))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != NO_CONTENT) {
      Matcher code = S3_CODE.matcher(answer.body());
      throw new CommandFailed(
          "S3 refused the upload: %d %s"
              .formatted(answer.statusCode(), code.find() ? code.group("code") : ""));
    }
  }

  private BodyPublisher body(LocalFile file, LongConsumer progress) throws IOException {
    StringBuilder fields = new StringBuilder();
    upload
        .get("fields")
        .properties()
        .forEach(field ->
            fields
                .append(part(field.getKey()))
                .append(field.getValue().stringValue())
                .append("\r\n"));
    fields
        .append(
            "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
                .formatted(boundary))
        .append("Content-Type: %s\r\n\r\n".formatted(file.contentType()));
    byte[] head = fields.toString().getBytes(UTF_8);
    byte[] tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(UTF_8);
    long length = head.length + Files.size(file.content()) + tail.length;
    return BodyPublishers.fromPublisher(
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(head),
            BodyPublishers.ofInputStream(() -> new Counted(open(file.content()), progress)),
            BodyPublishers.ofByteArray(tail)),
        length);
  }

  private String part(String name) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(boundary, name);
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Tells how much of a stream was read.
  private static final class Counted extends FilterInputStream {
    private final LongConsumer progress;
    private long count;

    Counted(InputStream in, LongConsumer progress) {
      super(in);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      if (value >= 0) {
        progress.accept(++count);
      }
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count += read;
        progress.accept(count);
      }
      return read;
    }
  }
}
