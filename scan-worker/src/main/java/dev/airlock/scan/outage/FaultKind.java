package dev.airlock.scan.outage;

import dev.airlock.scan.clamav.NoEngine;
import dev.airlock.scan.pipeline.Superseded;
import dev.airlock.scan.report.UnknownFile;
import dev.airlock.scan.report.WebhookUnavailable;
import dev.airlock.scan.s3.ObjectGone;
import dev.airlock.scan.s3.S3Unavailable;

/// What a fault tells by itself about whose it is.
enum FaultKind {
  /// Something that every scan needs is away. It is never the file's.
  OUTAGE,

  /// What was asked answered in order, and the answer is about this file.
  OWN,

  /// It may be either. A server that answers 500, a connection that is reset in the middle of an
  /// answer and a node that fails do so for one file or for all.
  OPEN;

  static FaultKind of(RuntimeException fault) {
    return switch (fault) {
      case WebhookUnavailable _, NoEngine _ -> OUTAGE;
      case UnknownFile _, Superseded _, ObjectGone _ -> OWN;
      default -> S3Unavailable.isCauseOf(fault) ? OUTAGE : OPEN;
    };
  }
}
