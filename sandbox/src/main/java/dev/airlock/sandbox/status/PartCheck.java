package dev.airlock.sandbox.status;

import dev.airlock.sandbox.clamd.ClamdServer;
import dev.airlock.sandbox.deployable.Readiness;
import dev.airlock.sandbox.ports.Part;
import dev.airlock.sandbox.ports.Ports;
import java.time.Duration;

/// Whether one part does its work, asked over its own protocol.
///
/// @param patience the most a check may take
record PartCheck(Ports ports, Duration patience) {

  boolean isUp(Part part) {
    return switch (part) {
      case POSTGRESQL, S3, SQS, KAFKA -> new BackendCheck(ports, patience).isUp(part);
      case CLAMD -> ClamdServer.answers(ports.of(part), patience);
      case UPLOAD_API, WEBHOOK, SCAN_WORKER -> Readiness.isReady(ports.address(part), patience);
    };
  }
}
