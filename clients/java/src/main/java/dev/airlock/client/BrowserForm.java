package dev.airlock.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;

/// What stands around the file in a form (RFC 7578).
@SuppressWarnings("ArrayRecordComponent") // never compared
record BrowserForm(String boundary, byte[] head, byte[] tail) {

  static BrowserForm of(Map<String, String> fields, String fileType) {
    String boundary = "airlock-" + UUID.randomUUID();
    StringBuilder head = new StringBuilder();
    fields.forEach((name, value) ->
        head.append(
            "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, name, value)));
    head.append(
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
            .formatted(boundary));
    head.append("Content-Type: %s\r\n\r\n".formatted(fileType));
    return new BrowserForm(
        boundary,
        head.toString().getBytes(UTF_8),
        "\r\n--%s--\r\n".formatted(boundary).getBytes(UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher around(BodyPublisher file, long size) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.concat(
            BodyPublishers.ofByteArray(head), file, BodyPublishers.ofByteArray(tail)),
        head.length + size + tail.length);
  }
}
