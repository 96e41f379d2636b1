package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.object.ObjectKey;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/// A file as the registry holds it: what was registered, who scans it, what was found.
///
/// @param tenant the owner's tenant; absent where tokens carry none
/// @param declaredSize bytes
/// @param maxSize the profile's limit in bytes when the file was accepted
/// @param replaces the owner's file that this one replaces once it is clean
/// @param sequence counts the changes of this file from 1
/// @param expiresAt until when the upload is accepted
/// @param claim the scan that holds or held the file
/// @param location where the scanned bytes are stored; the only thing served of a clean file
/// @param rescan the rescan that an operator requested, until it has ended
/// @param release why the file is clean although it had been quarantined; only if an operator did
///   it
/// @param firstSha256 the hash that was found before the first request for a rescan
public record RegisteredFile(
    @Id FileId id,
    String owner,
    @Nullable String tenant,
    String profile,
    String fileName,
    String contentType,
    long declaredSize,
    long maxSize,
    @Nullable String declaredSha256,
    Json metadata,
    UploadDetails upload,
    Handling handling,
    @Nullable FileId replaces,
    FileStatus status,
    long sequence,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant uploadedAt,
    @Nullable Instant settledAt,
    @Nullable ScanClaim claim,
    @Nullable ScanFinding finding,
    @Nullable ObjectLocation location,
    @Nullable Deletion deletion,
    @Nullable Rescan rescan,
    @Nullable Release release,
    @Nullable String firstSha256) {

  /// The key of the file's objects in every bucket.
  public String objectKey() {
    return new ObjectKey(profile, id).toString();
  }

  /// The rules by which a scanner judges the object.
  public ScanPolicy policy() {
    QuarantineReason waived = rescan == null ? null : rescan.waives();
    return new ScanPolicy(
        profile,
        contentType,
        declaredSize,
        maxSize,
        declaredSha256 == null ? firstSha256 : declaredSha256,
        handling.cacheControl(),
        handling.infected(),
        waived == null ? null : List.of(waived));
  }
}
