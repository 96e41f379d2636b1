package dev.airlock.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A `POST` of JSON as the bytes that travel.
///
/// @param token of the caller
public record JsonPost(int port, String path, String token, String body) {

  /// The whole request.
  public byte[] bytes() {
    return """
    POST %s HTTP/1.1\r
    Host: 127.0.0.1:%d\r
    Authorization: Bearer %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(path, port, token, body.getBytes(UTF_8).length, body)
        .getBytes(UTF_8);
  }

  // Holds a token.
  @Override
  public String toString() {
    return "JsonPost[" + path + "]";
  }
}
