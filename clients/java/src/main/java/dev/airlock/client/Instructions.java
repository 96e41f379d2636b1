package dev.airlock.client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the API has bytes sent; which fields there are depends on the method.
///
/// @param method `POST`, `PUT` or `MULTIPART`
/// @param fields of a form, in their order
record Instructions(
    String method,
    @Nullable String url,
    @Nullable Map<String, String> fields,
    @Nullable Map<String, String> headers,
    long partSize,
    @Nullable List<PartLink> parts) {

  /// Where to put a part.
  record PartLink(int partNumber, String url, long size, Instant expiresAt) {}

  /// The answer to the registration of a file.
  record Registered(String fileId, String contentType, Instructions upload) {}

  /// The answer to a request for part links.
  record PartLinks(List<PartLink> parts) {}

  /// A part that the storage has.
  record PartReceipt(int partNumber, long size, String eTag) {}

  /// The parts that are stored.
  record StoredSoFar(long partSize, int partCount, List<PartReceipt> parts) {}

  /// The answer to a completion.
  record Completed(String fileId, String status) {}
}
