package dev.airlock.webhook.withdrawal;

import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.runtime.problem.ProblemException;
import dev.airlock.webhook.authentication.SenderAuthentication;
import dev.airlock.webhook.problem.ScannerProblem;
import dev.airlock.webhook.results.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WithdrawalController {
  private static final int LONGEST_NODE = 255;

  private final SenderAuthentication senders;
  private final StrictJson bodies;
  private final Withdrawals withdrawals;

  WithdrawalController(SenderAuthentication senders, StrictJson bodies, Withdrawals withdrawals) {
    this.senders = senders;
    this.bodies = bodies;
    this.withdrawals = withdrawals;
  }

  // Nothing is kept of the message: sent again, it only finds what came meanwhile.
  @PostMapping("/api/v1/withdrawals")
  WithdrawalAnswer withdraw(@RequestHeader HttpHeaders headers, HttpServletRequest request)
      throws IOException {
    senders.requireCredentials(headers);
    byte[] body = bodies.read(request);
    ScannerRequest message = senders.authenticate(headers, body);
    WithdrawalRequest withdrawal = bodies.parse(body, WithdrawalRequest.class);
    String node = withdrawal.node();
    if (node == null || node.isBlank() || node.length() > LONGEST_NODE) {
      throw new ProblemException(
          ScannerProblem.INVALID_SCAN_RESULT,
          "node is required, and has at most 255 characters.",
          "node");
    }
    return withdrawals.withdraw(message.scanner(), node, withdrawal.since());
  }
}
