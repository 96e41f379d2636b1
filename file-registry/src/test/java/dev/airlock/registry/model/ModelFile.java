package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import dev.airlock.registry.fixture.StepClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model knows of its file. Its fields are changed by those who act on the file; it counts
/// and records the changes itself.
final class ModelFile {
  static final String OWNER = "user:alice";
  static final String OPERATOR = "user:operator";
  static final String RECONCILER = "reconciler";

  final FileId id;
  Instant now = StepClock.START;
  FileStatus status = FileStatus.PENDING;
  int sequence;
  @Nullable Instant uploaded;
  @Nullable Claim claim;
  @Nullable ModelVerdict verdict;
  @Nullable ModelDeletion deletion;
  RequeueRequests requeues = RequeueRequests.NONE;
  @Nullable RescanRequest rescan;

  /// The hash that was found before the first request for a rescan.
  String firstSha256 = "";

  final SupersededUploads superseded = new SupersededUploads();

  /// The rescans whose verdicts moved the object, which may still exist in its former place.
  final List<Claim> leftovers = new ArrayList<>();

  private final List<String> events = new ArrayList<>();

  ModelFile(FileId id) {
    this.id = id;
    changeTo(FileStatus.PENDING, "INITIATED", OWNER);
  }

  boolean hasVerdict() {
    return status == FileStatus.CLEAN
        || status == FileStatus.INFECTED
        || status == FileStatus.QUARANTINED;
  }

  /// Whether it has a verdict, which a rescan may be about to replace.
  boolean wasJudged() {
    return hasVerdict() || (rescan != null && verdict != null);
  }

  /// What a scan makes of it: at once, or once it is restored.
  void scannedTo(FileStatus next, String action, String actor, Instant at) {
    if (deletion == null) {
      changeTo(next, action, actor, at);
    } else {
      deletion = deletion.restoredAs(next);
      note(at, action, actor, "once restored", next.wireName());
    }
  }

  /// What it is, or would be if it could be restored now or later.
  FileStatus onceRestored() {
    return deletion == null || deletion.restorableUntil() == null ? status : deletion.former();
  }

  void changeTo(FileStatus next, String action, String actor) {
    changeTo(next, action, actor, now);
  }

  private void changeTo(FileStatus next, String action, String actor, Instant at) {
    status = next;
    sequence++;
    String change = "%d %s".formatted(sequence, status.wireName());
    // What an earlier scan found says nothing about the one in progress.
    ModelVerdict shown = status == FileStatus.SCANNING ? null : verdict;
    String sha256 = shown == null ? "" : shown.sha256();
    String because = shown == null ? "" : shown.because();
    String explained = shown == null ? "" : shown.explained();
    events.add(
        StoredFile.words(
            change, action, actor, change, sha256, because, explained, StoredFile.since(at)));
  }

  void note(String action, String actor, String... details) {
    note(now, action, actor, details);
  }

  private void note(Instant at, String action, String actor, String... details) {
    events.add(StoredFile.words(action, actor, StoredFile.words(details), StoredFile.since(at)));
  }

  StoredFile stored() {
    return new StoredFile(
        status.wireName(),
        sequence,
        claim == null ? "" : StoredFile.words(claim.stored(id), superseded.stored()),
        verdict == null ? "" : verdict.stored(id),
        StoredFile.words(
            uploaded == null ? "" : "uploaded " + StoredFile.since(uploaded),
            verdict == null ? "" : "settled " + StoredFile.since(verdict.at())),
        requeues.stored(),
        StoredFile.words(
            rescan == null ? "" : rescan.stored(),
            firstSha256.isEmpty() ? "" : "first " + firstSha256,
            StoredFile.words(leftovers.stream().map(left -> left.left(id)).toArray(String[]::new))),
        deletion == null ? "" : deletion.stored(),
        List.copyOf(events));
  }
}
