package dev.airlock.registry.file;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.model.scanresult.ObjectLocation;
import dev.airlock.model.scanresult.ScanPolicy;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.columns.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/// A file as the registry holds it: what was announced, who scans it, what was found.
///
/// @param tenant whose isolation the file falls under; absent where tokens carry no tenant
/// @param declaredSize bytes
/// @param maxSize the profile's limit in bytes when the file was accepted
/// @param replaces the owner's file that this one takes the place of once it is clean
/// @param sequence counts the changes of this file from 1
/// @param expiresAt until when the upload is accepted
/// @param claim the scan that holds or held the file
/// @param location where the scanned bytes lie; of a clean file the one thing that is served
/// @param rescan the scan that an operator asked for, until it has ended
/// @param firstSha256 what the bytes were found to be before anybody asked for a rescan
@Table("file")
public record RegisteredFile(
    @Id FileId id,
    String owner,
    @Nullable String tenant,
    String profile,
    String fileName,
    String contentType,
    long declaredSize,
    long maxSize,
    @Column("declared_sha256") @Nullable String declaredSha256,
    Json metadata,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "upload_") UploadWay upload,
    @Embedded(onEmpty = OnEmpty.USE_EMPTY, prefix = "handling_") Handling handling,
    @Nullable FileId replaces,
    FileStatus status,
    long sequence,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant uploadedAt,
    @Nullable Instant settledAt,
    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "claim_") @Nullable ScanClaim claim,
    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "finding_") @Nullable ScanFinding finding,
    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "location_") @Nullable ObjectLocation location,
    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "deletion_") @Nullable Deletion deletion,
    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "rescan_") @Nullable Rescan rescan,
    @Column("first_sha256") @Nullable String firstSha256) {

  /// The key under which the file's objects lie in every bucket.
  public String objectKey() {
    return objectKey(profile, id);
  }

  /// The key of a file's objects.
  public static String objectKey(String profile, FileId id) {
    return profile + "/" + id;
  }

  /// What a scanner holds the object against.
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
