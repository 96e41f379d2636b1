package dev.airlock.model.sender;

import dev.airlock.model.file.FileId;
import dev.airlock.model.signing.WebhookHeaders;

/// A scan result, signed and ready to be sent.
///
/// @param file the file that it is about
/// @param headers to be sent as they are
/// @param body exactly the bytes that were signed
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record SignedRequest(FileId file, WebhookHeaders headers, byte[] body) {
  private static final String FILE_ID = "{fileId}";

  /// Where results are sent to, below the webhook's base URL.
  public static final String PATH = "/api/v1/files/" + FILE_ID + "/scan-result";

  /// [#PATH] with the id of this file.
  public String path() {
    return PATH.replace(FILE_ID, file.toString());
  }
}
