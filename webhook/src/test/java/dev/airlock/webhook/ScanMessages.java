package dev.airlock.webhook;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import dev.airlock.testbackends.TestNamespace;
import java.util.UUID;

/// Scan-result messages as a scanner of another language would write them.
public final class ScanMessages {
  public static final String SHA_256 =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final TestNamespace namespace;
  private final FileId file;
  private final ObjectVersion object;
  private final UUID scan = UUID.randomUUID();

  public ScanMessages(TestNamespace namespace, FileId file) {
    this(
        namespace,
        file,
        new ObjectVersion(namespace.landingBucket(), "document/" + file, "v1", "abc", 3));
  }

  public ScanMessages(TestNamespace namespace, FileId file, ObjectVersion object) {
    this.namespace = namespace;
    this.file = file;
    this.object = object;
  }

  public String scanning() {
    return "{\"scanId\":\"%s\",\"status\":\"scanning\",\"object\":%s}".formatted(scan, object());
  }

  public String clean() {
    return clean(namespace.cleanBucket(), "document/" + file);
  }

  public String clean(String bucket, String key) {
    return clean(new ObjectLocation(bucket, key, "c1"));
  }

  public String clean(ObjectLocation location) {
    return """
    {"scanId":"%s","status":"clean","object":%s,"sha256":"%s",
     "engine":{"name":"ClamAV","version":"1.4.6"},"detectedContentType":"text/plain",
     "location":%s,
     "startedAt":"2026-11-20T10:00:00Z","finishedAt":"2026-11-20T10:00:01Z"}
    """
        .formatted(scan, object(), SHA_256, json(location));
  }

  public String infected(ObjectLocation location) {
    return """
    {"scanId":"%s","status":"infected","object":%s,"threats":["Eicar-Test-Signature"],
     "sha256":"%s","location":%s}
    """
        .formatted(scan, object(), SHA_256, json(location));
  }

  public String quarantined(String reason, ObjectLocation location) {
    return """
    {"scanId":"%s","status":"quarantined","object":%s,"reason":"%s","sha256":"%s","location":%s}
    """
        .formatted(scan, object(), reason, SHA_256, json(location));
  }

  private static String json(ObjectLocation location) {
    return """
    {"bucket":"%s","key":"%s","versionId":"%s"}
    """
        .formatted(location.bucket(), location.key(), location.versionId())
        .strip();
  }

  public String infected() {
    return """
    {"scanId":"%s","status":"infected","object":%s,"threats":["Eicar-Test-Signature"]}
    """
        .formatted(scan, object());
  }

  public String quarantined(String reason) {
    return """
    {"scanId":"%s","status":"quarantined","object":%s,"reason":"%s"}
    """
        .formatted(scan, object(), reason);
  }

  public String object() {
    return """
    {"bucket":"%s","key":"%s","versionId":"%s","eTag":"%s","size":%d}
    """
        .formatted(object.bucket(), object.key(), object.versionId(), object.eTag(), object.size())
        .strip();
  }
}
