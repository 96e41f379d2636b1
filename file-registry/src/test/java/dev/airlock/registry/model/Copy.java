package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectLocation;
import dev.airlock.model.object.ObjectVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where verdicts put what was scanned, so that it can be scanned again. All but [#ISOLATED_ANEW]
/// and [#MISPLACED] differ from [#SERVED] in one property only.
enum Copy implements ScannedObject {
  SERVED("clean", "resume/FILE", "copy-1", "etag-1"),
  /// In a bucket without versioning.
  SERVED_ANEW("clean", "resume/FILE", null, "etag-1"),
  /// Stored where [#SERVED] is. Only a claim states which bytes it is about.
  SERVED_OTHER_E_TAG("clean", "resume/FILE", "copy-1", "etag-2"),
  ISOLATED("quarantine", "resume/FILE", "copy-1", "etag-1"),
  ISOLATED_ANEW("quarantine", "resume/FILE", "copy-2", "etag-1"),
  /// Nobody can claim it, or what is stored in its place.
  MISPLACED("quarantine", "video/FILE", "copy-1", "etag-1");

  private final String bucket;
  private final String key;
  private final @Nullable String versionId;
  private final String eTag;

  Copy(String bucket, String key, @Nullable String versionId, String eTag) {
    this.bucket = bucket;
    this.key = key;
    this.versionId = versionId;
    this.eTag = eTag;
  }

  @Override
  public boolean isForeign() {
    return this == MISPLACED;
  }

  @Override
  public ObjectVersion of(FileId file) {
    return new ObjectVersion(bucket, key.replace("FILE", file.toString()), versionId, eTag, 68);
  }

  ObjectLocation location(FileId file) {
    return of(file).location();
  }

  boolean liesWhere(Copy other) {
    return isBeside(other) && key.equals(other.key) && Objects.equals(versionId, other.versionId);
  }

  /// Whether it is in the same bucket.
  boolean isBeside(Copy other) {
    return bucket.equals(other.bucket);
  }

  String stored(FileId file) {
    return StoredFile.words(
        bucket, key.replace("FILE", file.toString()), versionId == null ? "" : versionId);
  }
}
