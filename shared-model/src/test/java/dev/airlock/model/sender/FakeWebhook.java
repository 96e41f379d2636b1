package dev.airlock.model.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookVerifier;
import dev.airlock.model.signing.WebhookVerifier.Verification;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// A webhook that checks signatures, keeps the requests that it gets, and answers them as the test
/// tells it to.
final class FakeWebhook implements Transport {
  static final WebhookSecret SECRET =
      WebhookSecret.parse("whsec_dGVzdC1vbmx5LXNlY3JldC1vZi10aGUtc2VuZGVycw==");

  private final WebhookVerifier verifier;
  private final List<SignedRequest> requests = new ArrayList<>();
  private RawResponse answer = new RawResponse(200, new byte[0]);

  FakeWebhook(Clock clock) {
    this.verifier = new WebhookVerifier(List.of(SECRET), clock);
  }

  /// From now on whatever is validly signed gets this answer.
  void answer(int status, String body) {
    answer = new RawResponse(status, body.getBytes(UTF_8));
  }

  List<SignedRequest> requests() {
    return requests;
  }

  @Override
  public RawResponse send(SignedRequest request) throws IOException {
    requests.add(request);
    return verifier.verify(request.headers(), request.body()) == Verification.VALID
        ? answer
        : new RawResponse(401, "wrong signature".getBytes(UTF_8));
  }
}
