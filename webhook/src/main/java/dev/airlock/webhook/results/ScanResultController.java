package dev.airlock.webhook.results;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanResultAnswer;
import dev.airlock.webhook.signature.SignedMessages;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScanResultController {
  private final SignedMessages messages;
  private final ScanResultBody bodies;
  private final ScanResults results;

  ScanResultController(SignedMessages messages, ScanResultBody bodies, ScanResults results) {
    this.messages = messages;
    this.bodies = bodies;
    this.results = results;
  }

  // The body is taken raw: the signature is over the bytes, so nothing may touch them before.
  @PatchMapping("/api/v1/files/{fileId}/scan-result")
  ScanResultAnswer report(
      @PathVariable FileId fileId, @RequestHeader HttpHeaders headers, InputStream in)
      throws IOException {
    byte[] body = bodies.read(in);
    String scanner = messages.senderOf(headers, body);
    return results.apply(fileId, bodies.parse(body), scanner);
  }
}
