package dev.airlock.registry.model;

import dev.airlock.model.file.FileStatus;
import java.util.Set;

/// What operators can ask of the file of a model. Until a scanner takes the request up the file
/// stays what it is.
record ModelOperators(ModelFile file) {
  /// All that anybody can answer for. Elsewhere nobody has read all bytes, or they are not the
  /// announced ones.
  private static final Set<String> WAIVABLE =
      Set.of("encrypted", "type-mismatch", "type-not-allowed", "corrupt");

  String rescan() {
    return file.status == FileStatus.CLEAN || file.status == FileStatus.QUARANTINED
        ? want("RESCAN_REQUESTED", "")
        : refusal();
  }

  String release() {
    return WAIVABLE.contains(reason()) ? want("RELEASE_REQUESTED", reason()) : refusal();
  }

  private String want(String action, String waives) {
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

  /// Why the file is quarantined, or nothing.
  private String reason() {
    return file.verdict == null || file.status != FileStatus.QUARANTINED
        ? ""
        : file.verdict.because();
  }
}
