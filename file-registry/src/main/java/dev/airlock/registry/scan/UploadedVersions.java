package dev.airlock.registry.scan;

import dev.airlock.model.object.ObjectVersion;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.file.ScanClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which versions of a file are scanned while it has no verdict. A presigned form can be posted
/// again and again, and each time makes a version that would cost a scan, and would take the file
/// from the one before. So a few may, and the last of them is the file; what comes after them is
/// discarded, and so is one that had lost the file to a later one.
final class UploadedVersions {
  /// How many versions of a file are scanned until it has a verdict.
  static final int MOST = 3;

  private UploadedVersions() {}

  /// Whether a scan of the object may hold the file. The guarded update of a claim says the same.
  static boolean mayHold(RegisteredFile file, ObjectVersion object) {
    ScanClaim claim = file.claim();
    return claim == null
        || claim.object().equals(object)
        || (count(claim.superseded()) < MOST - 1 && !contains(claim.superseded(), object));
  }

  private static int count(@Nullable List<String> superseded) {
    return superseded == null ? 0 : superseded.size();
  }

  // Without versions, the same bytes that are uploaded again are what is there now.
  private static boolean contains(@Nullable List<String> superseded, ObjectVersion object) {
    String version = object.versionId();
    return superseded != null && version != null && superseded.contains(version);
  }
}
