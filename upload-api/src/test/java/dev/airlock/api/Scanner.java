package dev.airlock.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.airlock.model.file.FileId;
import dev.airlock.model.scanresult.Evidence;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ObjectVersion;
import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.model.scanresult.ScanReport;
import dev.airlock.model.verdict.Verdict;
import dev.airlock.registry.access.TenantContext;
import dev.airlock.registry.idempotency.ScannerRequest;
import dev.airlock.registry.idempotency.StoredResponse;
import dev.airlock.registry.scan.Scans;
import dev.airlock.testbackends.TestNamespace;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/// Does what worker and webhook do with a file, with real objects.
///
/// @param access the rows that it may touch
record Scanner(Scans scans, S3Client s3, TestNamespace space, TenantContext access) {
  static final byte[] WORDS = "harmless words".getBytes(UTF_8);
  static final String SHA_256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  ObjectLocation settle(FileId file, Verdict verdict) {
    String key = "document/" + file;
    String bucket =
        verdict instanceof Verdict.Clean ? space.cleanBucket() : space.quarantineBucket();
    String version =
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(WORDS)).versionId();
    ObjectLocation location = new ObjectLocation(bucket, key, version);
    UUID scan = UUID.randomUUID();
    ObjectVersion landed = new ObjectVersion(space.landingBucket(), key, "v1", "abc", WORDS.length);
    Evidence evidence =
        new Evidence(
            SHA_256,
            "text/plain",
            new ScanEngine("ClamAV", "1.4.6", null, null),
            location,
            null,
            null);
    access.<Boolean, RuntimeException>call(() -> {
      report(file, new ScanReport.Claim(scan, landed, null));
      report(file, new ScanReport.VerdictReport(scan, landed, verdict, evidence));
      return true;
    });
    return location;
  }

  private void report(FileId file, ScanReport report) {
    scans.report(
        file,
        report,
        new ScannerRequest("test", null, "digest"),
        _ -> new StoredResponse(200, "{}"));
  }
}
