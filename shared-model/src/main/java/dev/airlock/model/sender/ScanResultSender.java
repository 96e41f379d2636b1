package dev.airlock.model.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.signing.WebhookSigner;
import java.io.IOException;

/// Sends claims and verdicts to the webhook, signed by Standard Webhooks. It tries once and keeps
/// nothing: when to try again is up to the scanner. May be used by several threads at once if its
/// transport may.
public final class ScanResultSender {
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final WebhookSigner signer;
  private final MessageWriter writer;
  private final ResponseReader reader;
  private final Transport transport;

  public ScanResultSender(
      WebhookSigner signer, MessageWriter writer, ResponseReader reader, Transport transport) {
    this.signer = signer;
    this.writer = writer;
    this.reader = reader;
    this.transport = transport;
  }

  /// Sends a message.
  ///
  /// @param messageId up to 255 letters, digits, `_` and `-`: one that no other message had, and
  ///   the same when this message is sent again, which then changes nothing and gets its first
  ///   response
  public SendOutcome send(FileId file, String messageId, ScanResultMessage message) {
    byte[] body = writer.write(message);
    try {
      return outcomeOf(transport.send(new SignedRequest(file, signer.sign(messageId, body), body)));
    } catch (IOException e) {
      return new SendOutcome.Unavailable.Unreachable(e);
    }
  }

  private SendOutcome outcomeOf(RawResponse response) {
    return switch (response.status()) {
      case CONFLICT -> new SendOutcome.Stale();
      case GONE -> new SendOutcome.Deleted();
      // Too many requests, and what proxies answer when they cannot reach the webhook.
      case 429, 502, 503, 504 -> new SendOutcome.Unavailable.Busy(response.status());
      default ->
          isSuccess(response.status())
              ? new SendOutcome.Accepted(reader.read(response.body()))
              : new SendOutcome.Refused(response.status(), new String(response.body(), UTF_8));
    };
  }

  private static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
