package dev.airlock.webhook.results;

import dev.airlock.model.scanresult.InvalidScanResult;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.scanresult.ScanResultMessage;
import dev.airlock.runtime.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// Reads scan-result messages.
@Component
class ScanResultBody {
  private final StrictJson json;

  ScanResultBody(StrictJson json) {
    this.json = json;
  }

  /// @throws ProblemException 413 if there are too many bytes; 415 if they are compressed
  byte[] read(HttpServletRequest request) throws IOException {
    return json.read(request);
  }

  /// @throws ProblemException 422 naming the field at fault
  ScanReport parse(byte[] body) {
    try {
      return json.parse(body, ScanResultMessage.class).toReport();
    } catch (InvalidScanResult e) {
      throw StrictJson.invalid(e.field() + " " + e.getMessage() + ".", e.field());
    }
  }
}
