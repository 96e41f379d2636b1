package dev.airlock.registry.model;

import dev.airlock.model.file.FileStatus;
import java.util.Set;

/// What operators can request for the file of a model. The file keeps its status until a scanner
/// claims it.
record ModelOperators(ModelFile file) {
  /// The reasons that can be waived. For the others nobody has read all bytes, or they are not the
  /// declared ones.
  private static final Set<String> WAIVABLE =
      Set.of(
          "encrypted", "unscannable", "suspicious", "type-mismatch", "type-not-allowed", "corrupt");

  String rescan() {
    return file.status == FileStatus.CLEAN || file.status == FileStatus.QUARANTINED
        ? request("RESCAN_REQUESTED", "")
        : refusal();
  }

  String release() {
    return WAIVABLE.contains(reason()) ? request("RELEASE_REQUESTED", reason()) : refusal();
  }

  private String request(String action, String waives) {
    ModelVerdict verdict = file.verdict;
    if (verdict == null || verdict.copy() == null) {
      return refusal();
    }
    RescanRequest rescan = new RescanRequest(file.now, waives);
    file.rescan = rescan;
    file.requeues = RequeueRequests.NONE;
    file.firstSha256 = file.firstSha256.isEmpty() ? verdict.sha256() : file.firstSha256;
    file.note(action, ModelFile.OPERATOR, waives);
    return "to be scanned again" + rescan.rules();
  }

  private String refusal() {
    return StoredFile.words("refused,", file.status.wireName(), reason());
  }

  /// Why the file is quarantined; empty if it is not.
  private String reason() {
    return file.verdict == null || file.status != FileStatus.QUARANTINED
        ? ""
        : file.verdict.because();
  }
}
