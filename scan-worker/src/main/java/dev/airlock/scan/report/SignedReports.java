package dev.airlock.scan.report;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.model.scanresult.ScanResultResponse;
import dev.airlock.model.sender.ScanResultSender;
import dev.airlock.model.sender.SendOutcome;
import dev.airlock.model.signing.WebhookSecret;
import dev.airlock.model.signing.WebhookSigner;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Claims and reports by the webhook, signed by Standard Webhooks.
@Component
class SignedReports implements ScanResults {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  // Whose values a webhook of the former version does not know. All are valid when they are sent,
  // so
  // whoever finds fault with one does not know it.
  private static final Set<String> EXTENDED_FIELDS = Set.of("reason", "where", "what");

  // Nor what it may tell with a claim, which does without.
  private static final String FIELD_OF_CLAIMS = "uploadedAt";

  // A 404 of another kind comes from a wrong address, and is about no file.
  private static final String UNKNOWN_FILE = "urn:airlock:problem:file-not-found";

  private final ScanResultSender sender;
  private final JsonMapper json;

  SignedReports(
      WebhookSettings settings,
      RestClient.Builder http,
      SslBundles bundles,
      JsonMapper json,
      Clock clock) {
    this.json = json;
    this.sender =
        new ScanResultSender(
            new WebhookSigner(WebhookSecret.parse(settings.secret()), clock),
            json::writeValueAsBytes,
            response -> json.readValue(response, ScanResultResponse.class),
            new ObservedTransport(settings, http, bundles));
  }

  @Override
  public ClaimResponse claim(FileId id, ScanReport.Claim claim) {
    return switch (send(id, ScanResultMessage.of(claim))) {
      case SendOutcome.Accepted(ScanResultResponse response) -> claimResponse(response);
      case SendOutcome.Deleted() -> new ClaimResponse.Skip();
      case SendOutcome.Stale() -> throw new ReportFault(CONFLICT);
      case SendOutcome.Refused(int status, String problem)
          when status == UNPROCESSABLE && fieldAtFault(problem).equals(FIELD_OF_CLAIMS) ->
          claim(id, new ScanReport.Claim(claim.scanId(), claim.object(), claim.startedAt()));
      case SendOutcome.Refused refused -> throw fault(refused);
      case SendOutcome.Unavailable unavailable -> throw fault(unavailable);
    };
  }

  private static ClaimResponse claimResponse(ScanResultResponse response) {
    ScanPolicy policy = response.policy();
    return switch (response.outcome()) {
      case SCAN -> {
        if (policy == null) {
          throw new ReportFault("the webhook asks for a scan and gives no policy");
        }
        yield new ClaimResponse.Scan(policy, response.owner());
      }
      case SKIP -> new ClaimResponse.Skip();
      case RECORDED, DUPLICATE ->
          throw new ReportFault("the webhook answered a claim as if it were a verdict");
    };
  }

  @Override
  public boolean record(FileId id, ScanReport.VerdictReport report) {
    return switch (send(id, ScanResultMessage.of(report))) {
      case SendOutcome.Accepted(ScanResultResponse response) -> isRecorded(response);
      case SendOutcome.Stale(), SendOutcome.Deleted() -> false;
      case SendOutcome.Refused(int status, String problem)
          when status == UNPROCESSABLE && EXTENDED_FIELDS.contains(fieldAtFault(problem)) ->
          throw WebhookUnavailable.outdated(fieldAtFault(problem));
      case SendOutcome.Refused refused -> throw fault(refused);
      case SendOutcome.Unavailable unavailable -> throw fault(unavailable);
    };
  }

  private String fieldAtFault(String problem) {
    return text(problem, "field");
  }

  private String text(String problem, String name) {
    try {
      return json.readTree(problem).path(name).asString("");
    } catch (JacksonException _) {
      return "";
    }
  }

  private static boolean isRecorded(ScanResultResponse response) {
    return switch (response.outcome()) {
      case RECORDED, DUPLICATE -> true;
      case SCAN, SKIP ->
          throw new ReportFault("the webhook answered a verdict as if it were a claim");
    };
  }

  // Always a new message: after a fault the whole scan is done again, with a claim of its own.
  private SendOutcome send(FileId id, ScanResultMessage message) {
    return sender.send(id, "msg_" + UUID.randomUUID(), message);
  }

  private RuntimeException fault(SendOutcome.Refused refused) {
    return text(refused.problem(), "type").equals(UNKNOWN_FILE)
        ? new UnknownFile()
        : new ReportFault(refused.status());
  }

  private static WebhookUnavailable fault(SendOutcome.Unavailable unavailable) {
    return switch (unavailable) {
      case SendOutcome.Unavailable.Busy(int status) -> new WebhookUnavailable(status);
      case SendOutcome.Unavailable.Unreachable(var cause) -> new WebhookUnavailable(cause);
    };
  }
}
