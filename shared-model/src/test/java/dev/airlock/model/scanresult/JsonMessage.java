package dev.airlock.model.scanresult;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A scan-result message as callers write it, complete at first, so that a test can take away or
/// change the one field it is about.
record JsonMessage(ObjectNode json) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static JsonMessage scanning() {
    return new JsonMessage(
        (ObjectNode)
            JSON.readTree(
                """
                {
                  "scanId": "0b0e1a52-6d3f-4c0e-9a51-1b8d1b6c7e01",
                  "status": "scanning",
                  "object": {
                    "bucket": "airlock-uploads",
                    "key": "resume/019aa3f0-5b7c-7def-8123-456789abcdef",
                    "versionId": "3HL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY",
                    "eTag": "d41d8cd98f00b204e9800998ecf8427e",
                    "size": 68
                  },
                  "startedAt": "2026-11-21T10:00:00Z"
                }
                """));
  }

  static JsonMessage clean() {
    return verdict("clean")
        .with("location", Map.of("bucket", "airlock-clean", "key", "resume/1", "versionId", "v2"));
  }

  static JsonMessage infected() {
    return verdict("infected").with("threats", List.of("Eicar-Test-Signature"));
  }

  static JsonMessage quarantined() {
    return verdict("quarantined").with("reason", "encrypted");
  }

  private static JsonMessage verdict(String status) {
    return scanning()
        .with("status", status)
        .with("sha256", "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f")
        .with("detectedContentType", "text/plain")
        .with("engine", Map.of("name", "ClamAV", "version", "1.4.6", "databaseVersion", "27812"))
        .with("finishedAt", "2026-11-21T10:00:01Z");
  }

  JsonMessage with(String field, @Nullable Object value) {
    return new JsonMessage(json.deepCopy().set(field, JSON.valueToTree(value)));
  }

  JsonMessage without(String field) {
    return new JsonMessage(json.deepCopy().without(field));
  }

  /// Without that field of the field `object`.
  JsonMessage withoutObject(String field) {
    return with("object", ((ObjectNode) json.get("object")).deepCopy().without(field));
  }

  /// With that value of a field of the field `object`.
  JsonMessage withObject(String field, Object value) {
    return with(
        "object", ((ObjectNode) json.get("object")).deepCopy().set(field, JSON.valueToTree(value)));
  }

  ScanResultMessage message() {
    return JSON.readValue(json.toString(), ScanResultMessage.class);
  }
}
