package dev.airlock.cli.status;

import dev.airlock.cli.system.Endpoints;
import dev.airlock.cli.system.Part;
import java.time.Duration;

/// Whether one part does its work, asked over its own protocol.
///
/// @param patience the most a check may take
record PartCheck(Endpoints endpoints, Duration patience) {

  boolean isUp(Part part) {
    return switch (part) {
      case POSTGRESQL, S3, SQS, KAFKA -> new BackendCheck(endpoints, patience).isUp(part);
      case CLAMD -> ClamdPing.answers(endpoints.ports().of(part), patience);
      case UPLOAD_API, WEBHOOK, SCAN_WORKER ->
          Readiness.isReady(endpoints.ports().address(part), patience);
    };
  }
}
