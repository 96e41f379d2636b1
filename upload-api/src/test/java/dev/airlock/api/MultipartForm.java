package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A form with files, to be sent once.
final class MultipartForm {
  static final String CONTENT_TYPE = "multipart/form-data; boundary=a-boundary-of-the-test";

  private static final String BOUNDARY = "--a-boundary-of-the-test";

  private final List<InputStream> parts = new ArrayList<>();

  MultipartForm field(String name, String value) {
    add(
        "%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
    return this;
  }

  MultipartForm file(String name, String contentType, byte[] content) {
    return file("file", name, contentType, content);
  }

  MultipartForm file(String field, String name, String contentType, byte[] content) {
    return file(field, name, contentType, new ByteArrayInputStream(content));
  }

  MultipartForm file(String field, String name, String contentType, InputStream content) {
    add(
        """
        %s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: %s\r
        \r
        """
            .formatted(BOUNDARY, field, name, contentType));
    parts.add(content);
    add("\r\n");
    return this;
  }

  /// The form in chunks, as its parts are read.
  BodyPublisher streamed() {
    return BodyPublishers.ofInputStream(this::body);
  }

  /// The form with its length said before it, as browsers send it.
  BodyPublisher whole() throws IOException {
    return BodyPublishers.ofByteArray(bytes());
  }

  /// The form broken off before the last occurrence of a text.
  BodyPublisher upTo(String text) throws IOException {
    String whole = new String(bytes(), UTF_8);
    return BodyPublishers.ofString(whole.substring(0, whole.lastIndexOf(text)), UTF_8);
  }

  private byte[] bytes() throws IOException {
    try (InputStream body = body()) {
      return body.readAllBytes();
    }
  }

  private InputStream body() {
    add(BOUNDARY + "--\r\n");
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private void add(String text) {
    parts.add(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
