package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last verdict on a model's file.
///
/// @param because the reason or the threats
/// @param explained where it was found, and what
/// @param copy where the object is since then; absent if it is not kept
record ModelVerdict(
    FileStatus status,
    String sha256,
    String because,
    String explained,
    @Nullable Copy copy,
    Instant at) {

  static ModelVerdict of(Finding finding, Instant at) {
    return new ModelVerdict(
        finding.status(),
        finding.sha256(),
        finding.because(),
        finding.explained(),
        finding.copy(),
        at);
  }

  /// Of a file whose object is lost, so that nobody can scan it.
  static ModelVerdict withoutObject(Instant at) {
    return new ModelVerdict(FileStatus.QUARANTINED, "", "scan-failed", "", null, at);
  }

  /// Whether the named object is the one that the file has.
  boolean isAbout(Copy named) {
    return copy != null && named.liesWhere(copy);
  }

  String stored(FileId file) {
    return StoredFile.words(sha256, because, explained, copy == null ? "" : copy.stored(file));
  }
}
