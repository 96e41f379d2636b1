package dev.airlock.bench.api;

import dev.airlock.bench.lab.Lab;
import java.sql.SQLException;
import java.util.UUID;

/// Makes files clean without a scan, as only the database's superuser can.
final class CleanFiles {
  private static final String MAKE_CLEAN =
      """
      UPDATE file SET
        status = 'clean', sequence = 3, uploaded_at = now(), settled_at = now(),
        claim_scan_id = gen_random_uuid(), claim_scanner = 'bench', claim_bucket = 'airlock-uploads',
        claim_key = profile || '/' || id, claim_version_id = '1', claim_e_tag = '1',
        claim_size = declared_size, claim_claimed_at = now(),
        finding_sha256 = repeat('0', 64), finding_detected_content_type = content_type,
        finding_engine = 'ClamAV',
        location_bucket = 'airlock-clean', location_key = profile || '/' || id,
        location_version_id = '1'
      WHERE id = ?
      """;

  private CleanFiles() {}

  /// Makes a file clean and returns its id.
  static String makeClean(Lab lab, String fileId) throws SQLException {
    if (lab.update(MAKE_CLEAN, UUID.fromString(fileId)) != 1) {
      throw new IllegalStateException("there is no file " + fileId);
    }
    return fileId;
  }
}
