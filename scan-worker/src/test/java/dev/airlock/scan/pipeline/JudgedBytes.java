package dev.airlock.scan.pipeline;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.scan.clamav.EngineNodes;
import dev.airlock.scan.s3.ObjectReading;
import dev.airlock.scan.type.ContentTypes;
import java.util.ArrayList;
import java.util.List;

/// What the worker says of bytes: all of its judgement on a real scanner, without queue and S3.
public final class JudgedBytes {
  private final Lane lane = new Lane(one(), null, one(), one());
  private final FileScanner scanner;

  public JudgedBytes(EngineNodes nodes) {
    this.scanner = new FileScanner(nodes, new ContentTypes());
  }

  /// The verdict on a file.
  ///
  /// @param waived for which reasons it is not to be quarantined
  public Verdict verdict(byte[] content, String contentType, QuarantineReason... waived) {
    FakeObjectVersions objects = new FakeObjectVersions(new ArrayList<>());
    ObjectVersion object = objects.put("bucket", "key", content);
    ScanPolicy policy =
        new ScanPolicy(
            "document",
            contentType,
            content.length,
            Long.MAX_VALUE,
            null,
            "private",
            InfectedObjects.ISOLATE,
            List.of(waived));
    ScanOutcome outcome =
        scanner.scan(object, new ObjectReading(objects, object), policy, lane.permitFor("owner"));
    return VerdictRules.verdictOn(outcome, policy);
  }

  private static FairPermits one() {
    return new FairPermits(1, 1, 1);
  }
}
