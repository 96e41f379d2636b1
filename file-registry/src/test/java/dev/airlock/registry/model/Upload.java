package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.object.ObjectVersion;
import org.jspecify.annotations.Nullable;

/// An object in the landing bucket, or said to be. All but [#OVERWRITE] differ from [#FIRST] in one
/// property only.
enum Upload implements ScannedObject {
  FIRST("uploads", "resume/FILE", "v1", "etag-1", 68),
  OVERWRITE("uploads", "resume/FILE", "v2", "etag-2", 70),
  OTHER_VERSION("uploads", "resume/FILE", "v2", "etag-1", 68),
  UNVERSIONED("uploads", "resume/FILE", null, "etag-1", 68),
  OTHER_E_TAG("uploads", "resume/FILE", "v1", "etag-2", 68),
  OTHER_SIZE("uploads", "resume/FILE", "v1", "etag-1", 69),
  OTHER_BUCKET("elsewhere", "resume/FILE", "v1", "etag-1", 68),
  OTHER_PROFILE("uploads", "video/FILE", "v1", "etag-1", 68),
  OTHER_FILE("uploads", "resume/0198c0de-0000-7000-8000-000000000000", "v1", "etag-1", 68);

  private final String bucket;
  private final String key;
  private final @Nullable String versionId;
  private final String eTag;
  private final long size;

  Upload(String bucket, String key, @Nullable String versionId, String eTag, long size) {
    this.bucket = bucket;
    this.key = key;
    this.versionId = versionId;
    this.eTag = eTag;
    this.size = size;
  }

  /// Whether both are the same version of the object; nothing is where there are no versions.
  boolean isVersionOf(Upload other) {
    return versionId != null && versionId.equals(other.versionId);
  }

  /// What is remembered of it.
  String remembered() {
    return versionId == null ? eTag : versionId;
  }

  @Override
  public boolean isForeign() {
    return !key.equals("resume/FILE");
  }

  @Override
  public ObjectVersion of(FileId file) {
    return new ObjectVersion(bucket, key.replace("FILE", file.toString()), versionId, eTag, size);
  }
}
