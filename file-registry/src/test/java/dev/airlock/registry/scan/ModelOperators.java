package dev.airlock.registry.scan;

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
    Judgement judgement = file.judgement;
    if (judgement == null || judgement.copy() == null) {
      return refusal();
    }
    Wanted wanted = new Wanted(file.now, waives);
    file.wanted = wanted;
    file.requests = Requests.NONE;
    file.firstSha256 = file.firstSha256.isEmpty() ? judgement.sha256() : file.firstSha256;
    file.note(action, ModelFile.OPERATOR, waives);
    return "to be scanned again" + wanted.rules();
  }

  private String refusal() {
    return Stored.words("refused,", file.status.wireName(), reason());
  }

  /// Why the file is quarantined, or nothing.
  private String reason() {
    return file.judgement == null || file.status != FileStatus.QUARANTINED
        ? ""
        : file.judgement.because();
  }
}
