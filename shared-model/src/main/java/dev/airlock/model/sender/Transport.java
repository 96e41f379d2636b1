package dev.airlock.model.sender;

import java.io.IOException;

/// Carries a signed request to the webhook: `PATCH` to its path with the three headers, the body
/// unchanged, and `Content-Type: application/json`.
///
/// It sends each request once: a repetition of its own would carry an old timestamp. It follows no
/// redirect, because the signature is for the webhook and nobody else, and waits only for a limited
/// time.
@FunctionalInterface
public interface Transport {

  /// Sends the request and waits for the whole response, whatever its status.
  ///
  /// @throws IOException if there is none
  RawResponse send(SignedRequest request) throws IOException;
}
