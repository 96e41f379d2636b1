package dev.airlock.registry.file;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.verdict.Explanation;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Shows what callers may see of a registered file, and nothing of buckets or claims.
public final class MetadataView {
  private static final TypeReference<Map<String, String>> LABELS = new TypeReference<>() {};

  private final JsonMapper json;

  public MetadataView(JsonMapper json) {
    this.json = json;
  }

  /// What `GET /files/{fileId}` responds with and lifecycle events carry.
  public FileMetadata of(RegisteredFile file) {
    // What an earlier scan found says nothing about the one in progress.
    boolean scanning = file.status() == FileStatus.SCANNING;
    ScanFinding finding = scanning ? null : file.finding();
    Explanation explanation = finding == null ? Explanation.NONE : finding.explanation();
    ScanClaim claim = file.claim();
    return new FileMetadata(
        file.id(),
        file.fileName(),
        file.profile(),
        claim == null ? file.declaredSize() : claim.object().size(),
        Optional.ofNullable(finding).map(ScanFinding::sha256).orElse(file.declaredSha256()),
        file.contentType(),
        finding == null ? null : finding.detectedContentType(),
        file.status(),
        finding == null ? null : finding.reason(),
        finding == null ? null : finding.threats(),
        explanation.where(),
        explanation.what(),
        claim == null ? null : summary(claim, finding),
        file.createdAt(),
        file.uploadedAt(),
        scanning ? null : file.settledAt(),
        json.readValue(file.metadata().text(), LABELS));
  }

  private static FileMetadata.ScanSummary summary(ScanClaim claim, @Nullable ScanFinding finding) {
    return finding == null
        ? new FileMetadata.ScanSummary(null, null, null, claim.claimedAt(), null)
        : new FileMetadata.ScanSummary(
            finding.engine(),
            finding.engineVersion(),
            finding.databaseVersion(),
            finding.startedAt() == null ? claim.claimedAt() : finding.startedAt(),
            finding.finishedAt());
  }
}
