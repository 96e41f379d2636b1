package dev.airlock.registry.file;

import dev.airlock.model.file.FileStatus;
import dev.airlock.model.lifecycle.FileMetadata;
import dev.airlock.model.verdict.Explanation;
import java.time.Instant;
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
    Deletion deletion = file.deletion();
    // A service of the former version may have left one with a file that is quarantined again.
    Release release = file.status() == FileStatus.CLEAN ? file.release() : null;
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
        claim == null ? null : summary(file, claim, finding),
        file.createdAt(),
        file.uploadedAt(),
        scanning ? null : file.settledAt(),
        deletion == null ? null : deletion.restorableUntil(),
        release == null ? null : release.by(),
        release == null ? null : release.reason(),
        file.sequence(),
        json.readValue(file.metadata().text(), LABELS));
  }

  // A scanner has a clock of its own: what it says lies between the claim and the verdict.
  private static FileMetadata.ScanSummary summary(
      RegisteredFile file, ScanClaim claim, @Nullable ScanFinding finding) {
    if (finding == null) {
      return new FileMetadata.ScanSummary(null, null, null, claim.claimedAt(), null);
    }
    Instant started = within(claim.claimedAt(), finding.startedAt(), file.settledAt());
    return new FileMetadata.ScanSummary(
        finding.engine(),
        finding.engineVersion(),
        finding.databaseVersion(),
        started,
        finding.finishedAt() == null
            ? null
            : within(started, finding.finishedAt(), file.settledAt()));
  }

  private static Instant within(
      Instant earliest, @Nullable Instant time, @Nullable Instant latest) {
    if (time == null || time.isBefore(earliest)) {
      return earliest;
    }
    return latest != null && time.isAfter(latest) ? latest : time;
  }
}
