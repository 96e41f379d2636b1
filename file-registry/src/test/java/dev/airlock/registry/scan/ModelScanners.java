package dev.airlock.registry.scan;

import dev.airlock.model.file.FileStatus;

/// What scanners can do to the file of a model.
record ModelScanners(ModelFile file) {

  /// The answer to a message that was not answered before.
  String told(Step.Message message) {
    return switch (message) {
      case Step.Claim claim -> claim(claim);
      case Step.Settle settle -> settle(settle);
    };
  }

  private String claim(Step.Claim claim) {
    if (claim.target().isForeign()) {
      return "foreign object";
    }
    return switch (claim.target()) {
      case Upload upload -> claim(claim, upload);
      case Copy copy -> claim(claim, copy);
    };
  }

  /// An upload is awaited until there is a verdict, and never again.
  private String claim(Step.Claim claim, Upload upload) {
    if (isPendingOrScanning() && file.wanted == null) {
      return hold(claim);
    }
    if (!isJudged(upload)) {
      file.note("UPLOAD_DISCARDED", actor(claim));
    }
    return refusal(upload);
  }

  /// A judged object is scanned again if somebody wants that and it is the one that the file has.
  private String claim(Step.Claim claim, Copy copy) {
    boolean fits = file.judgement != null && file.judgement.isAbout(copy);
    boolean awaited = file.wanted != null && file.status != FileStatus.DELETED;
    return fits && awaited ? hold(claim) + rules() : refusal(copy);
  }

  private boolean isPendingOrScanning() {
    return file.status == FileStatus.PENDING || file.status == FileStatus.SCANNING;
  }

  private boolean isJudged(Target target) {
    return file.holder != null && file.holder.isAbout(target);
  }

  private String refusal(Target target) {
    return file.status == FileStatus.DELETED
        ? "file deleted"
        : "nothing to scan, %s, %s"
            .formatted(file.status.wireName(), isJudged(target) ? "judged" : "another");
  }

  private String hold(Step.Claim claim) {
    file.holder = new Holder(claim, file.now);
    file.uploaded = file.uploaded == null ? file.now : file.uploaded;
    file.become(FileStatus.SCANNING, "SCAN_STARTED", actor(claim));
    return "held as " + file.sequence;
  }

  /// Nobody declared what the bytes are, so the first scan says it.
  private String rules() {
    return " of " + file.firstSha256 + (file.wanted == null ? "" : file.wanted.rules());
  }

  private String settle(Step.Settle settle) {
    if (file.status == FileStatus.DELETED) {
      return "file deleted";
    }
    if (file.holder == null) {
      return "not claimed";
    }
    boolean holds = file.holder.sends(settle);
    if (holds && file.status == FileStatus.SCANNING) {
      if (file.wanted != null && moves(settle.finding())) {
        file.leftovers.add(file.holder);
      }
      file.wanted = null;
      file.judgement = Judgement.of(settle.finding(), file.now);
      file.become(settle.finding().status(), "SETTLED", actor(settle));
      return "recorded " + file.status.wireName();
    }
    return holds && file.status == settle.finding().status()
        ? "duplicate " + file.status.wireName()
        : "stale";
  }

  /// Whether the object will lie in another bucket.
  private boolean moves(Finding found) {
    Copy to = found.copy();
    Judgement before = file.judgement;
    return to != null && before != null && before.copy() != null && !to.isBeside(before.copy());
  }

  private static String actor(Step.Message message) {
    return "scanner:" + message.scanner();
  }
}
