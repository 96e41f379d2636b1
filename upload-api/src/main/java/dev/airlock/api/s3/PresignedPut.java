package dev.airlock.api.s3;

import java.util.Map;

/// One request that puts the object to S3, with exactly these `headers`. S3 answers 200, or 412 if
/// something was uploaded already. The number of bytes is signed as well: HTTP clients send it as
/// `Content-Length` on their own.
///
/// @param method always `PUT`
public record PresignedPut(String method, String url, Map<String, String> headers)
    implements UploadInstructions {

  public PresignedPut(String url, Map<String, String> headers) {
    this("PUT", url, Map.copyOf(headers));
  }
}
