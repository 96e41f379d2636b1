package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model knows of its file. Whoever moves the file changes the parts; that each move is
/// counted and told of is up to this.
final class ModelFile {
  static final String OWNER = "user:alice";
  static final String OPERATOR = "user:operator";
  static final String RECONCILER = "reconciler";

  final FileId id;
  Instant now = StepClock.START;
  FileStatus status = FileStatus.PENDING;
  int sequence;
  @Nullable Instant uploaded;
  @Nullable Holder holder;
  @Nullable Judgement judgement;
  @Nullable Removal removal;
  Requests requests = Requests.NONE;
  @Nullable Wanted wanted;

  /// What the object was found to be before anybody wanted another scan.
  String firstSha256 = "";

  /// The rescans whose verdicts moved the object, which may still lie where it was too.
  final List<Holder> leftovers = new ArrayList<>();

  private final List<String> events = new ArrayList<>();

  ModelFile(FileId id) {
    this.id = id;
    become(FileStatus.PENDING, "INITIATED", OWNER);
  }

  boolean isJudged() {
    return status == FileStatus.CLEAN
        || status == FileStatus.INFECTED
        || status == FileStatus.QUARANTINED;
  }

  void become(FileStatus next, String action, String actor) {
    status = next;
    sequence++;
    String change = "%d %s".formatted(sequence, status.wireName());
    // What an earlier scan found says nothing of the one that is under way.
    Judgement shown = status == FileStatus.SCANNING ? null : judgement;
    String sha256 = shown == null ? "" : shown.sha256();
    String because = shown == null ? "" : shown.because();
    events.add(Stored.words(change, action, actor, change, sha256, because, Stored.since(now)));
  }

  void note(String action, String actor, String... details) {
    events.add(Stored.words(action, actor, Stored.words(details), Stored.since(now)));
  }

  Stored stored() {
    return new Stored(
        status.wireName(),
        sequence,
        holder == null ? "" : holder.stored(id),
        judgement == null ? "" : judgement.stored(id),
        Stored.words(
            uploaded == null ? "" : "uploaded " + Stored.since(uploaded),
            judgement == null ? "" : "settled " + Stored.since(judgement.at())),
        requests.stored(),
        Stored.words(
            wanted == null ? "" : wanted.stored(),
            firstSha256.isEmpty() ? "" : "first " + firstSha256,
            Stored.words(leftovers.stream().map(left -> left.left(id)).toArray(String[]::new))),
        removal == null ? "" : removal.stored(),
        List.copyOf(events));
  }
}
