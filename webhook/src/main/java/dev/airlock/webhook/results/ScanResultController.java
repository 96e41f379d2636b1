package dev.airlock.webhook.results;

import dev.airlock.model.file.FileId;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.webhook.authentication.SenderAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScanResultController {
  private final SenderAuthentication senders;
  private final ScanResultBody bodies;
  private final ScanResultProcessor results;

  ScanResultController(
      SenderAuthentication senders, ScanResultBody bodies, ScanResultProcessor results) {
    this.senders = senders;
    this.bodies = bodies;
    this.results = results;
  }

  // The raw body: the signature covers its bytes, so nothing may parse or change them before.
  @PatchMapping("/api/v1/files/{fileId}/scan-result")
  ResponseEntity<String> report(
      @PathVariable FileId fileId, @RequestHeader HttpHeaders headers, HttpServletRequest request)
      throws IOException {
    senders.requireCredentials(headers);
    byte[] body = bodies.read(request);
    ScannerRequest message = senders.authenticate(headers, fileId, body);
    StoredResponse response = results.apply(fileId, bodies.parse(body), message);
    HttpStatus status = HttpStatus.valueOf(response.status());
    return ResponseEntity.status(status)
        .contentType(
            status.isError() ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON)
        .body(response.body());
  }
}
