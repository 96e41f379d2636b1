package dev.airlock.scan.pipeline;

import dev.airlock.model.file.InfectedObjects;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.objectstore.Buckets;
import dev.airlock.scan.s3.Destination;
import dev.airlock.scan.s3.StagedCopy;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Decides where an object goes.
@Component
public class Disposal {
  // A browser must never show something isolated as what it claims to be.
  private static final String ISOLATED = "application/octet-stream";
  private static final String NOT_CACHED = "no-store";

  private final Buckets buckets;

  Disposal(Buckets buckets) {
    this.buckets = buckets;
  }

  /// Where its verdict sends an object.
  ///
  /// @param policy how a clean copy is served, and whether an infected one is kept
  /// @param sha256 of the scanned bytes, lower-case hex; kept with a copy
  Destination of(Verdict verdict, ScanPolicy policy, String sha256) {
    Map<String, String> metadata = Map.of("sha256", sha256);
    return switch (verdict) {
      case Verdict.Clean() ->
          new Destination.Stored(
              buckets.clean(), policy.contentType(), policy.cacheControl(), metadata);
      case Verdict.Infected _ when policy.infectedObjects() == InfectedObjects.DELETE ->
          new Destination.Nowhere();
      case Verdict.Infected _, Verdict.Quarantined _ -> isolated(metadata);
    };
  }

  /// Where an object goes that nobody could scan.
  Destination.Stored ofUnscanned() {
    return isolated(Map.of());
  }

  private Destination.Stored isolated(Map<String, String> metadata) {
    return new Destination.Stored(buckets.quarantine(), ISOLATED, NOT_CACHED, metadata);
  }

  /// What becomes of an object that nobody needs a scan of. An upload is deleted. In the other
  /// buckets lies what is served or isolated, and a message that names it is no reason to delete
  /// it.
  StagedCopy ofUnclaimed(ObjectVersion object) {
    return object.bucket().equals(buckets.landing())
        ? StagedCopy.none(object)
        : StagedCopy.inPlace(object);
  }
}
