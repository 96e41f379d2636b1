package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file as the contracts on scan results and on file states want it, in plain Java. It shares
/// names with the registry, and no rule.
final class Model implements Subject {
  private static final String OWNER = "user:alice";
  private static final String RECONCILER = "reconciler";
  private static final Instant UPLOAD_ENDS = StepClock.START.plus(Duration.ofHours(1));

  private final FileId id;
  private final Memory memory = new Memory();
  private final List<String> events = new ArrayList<>();
  private Instant now = StepClock.START;
  private FileStatus status = FileStatus.PENDING;
  private int sequence;
  private @Nullable Instant uploaded;
  private @Nullable Holder holder;
  private @Nullable Holder seen;
  private @Nullable Judgement judgement;
  private Requests requests = new Requests(0, null);
  private @Nullable Removal removal;

  Model(FileId id) {
    this.id = id;
    become(FileStatus.PENDING, "INITIATED", OWNER);
  }

  @Override
  public FileId id() {
    return id;
  }

  /// What it knows that the tables do not tell.
  List<Object> memories() {
    return List.of(memory.copy(), String.valueOf(seen));
  }

  @Override
  public String apply(Step step, String nonce, Instant now) {
    this.now = now;
    return switch (step) {
      case Step.Passes _ -> "";
      case Step.Message message -> memory.answer(message, now, () -> told(message) + " #" + nonce);
      case Step.Delete(boolean restorable) -> delete(restorable, OWNER);
      case Step.Restore() -> restore();
      case Step.Replace(boolean ofTheOwner, Finding found) -> replace(ofTheOwner, found);
      case Step.Mending mending -> mend(mending);
    };
  }

  private String told(Step.Message message) {
    return switch (message) {
      case Step.Claim claim -> claim(claim);
      case Step.Settle settle -> settle(settle);
    };
  }

  private String mend(Step.Mending mending) {
    return switch (mending) {
      case EXPIRE -> expire();
      case REQUEUE -> requeue();
      case LOOK -> look();
      case GIVE_UP -> giveUp();
      case ABANDON -> abandon();
      case PURGE -> purge();
      case FORGET -> forget();
    };
  }

  private String claim(Step.Claim claim) {
    if (claim.upload().isForeign()) {
      return "foreign object";
    }
    boolean judged = holder != null && holder.isAbout(claim.upload());
    return switch (status) {
      case PENDING, SCANNING -> {
        holder = new Holder(claim, now);
        uploaded = uploaded == null ? now : uploaded;
        become(FileStatus.SCANNING, "SCAN_STARTED", "scanner:" + claim.scanner());
        yield "held as " + sequence;
      }
      case CLEAN, INFECTED, QUARANTINED, EXPIRED -> {
        discard(judged, claim);
        yield "nothing to scan, " + status.wireName() + (judged ? ", judged" : ", another");
      }
      case DELETED -> {
        discard(judged, claim);
        yield "file deleted";
      }
    };
  }

  private void discard(boolean judged, Step.Claim claim) {
    if (!judged) {
      note("UPLOAD_DISCARDED", "scanner:" + claim.scanner());
    }
  }

  private String settle(Step.Settle settle) {
    if (status == FileStatus.DELETED) {
      return "file deleted";
    }
    if (holder == null) {
      return "not claimed";
    }
    boolean holds = holder.sends(settle);
    if (holds && status == FileStatus.SCANNING) {
      judgement = Judgement.of(settle.finding(), now);
      become(settle.finding().status(), "SETTLED", "scanner:" + settle.scanner());
      return "recorded " + status.wireName();
    }
    return holds && status == settle.finding().status()
        ? "duplicate " + status.wireName()
        : "stale";
  }

  private String delete(boolean restorable, String actor) {
    if (removal == null) {
      removal = Removal.of(status, restorable, now);
      become(FileStatus.DELETED, "DELETED", actor);
    } else if (!restorable) {
      removal = removal.forGood();
    }
    return "deleted";
  }

  private String replace(boolean ofTheOwner, Finding found) {
    if (ofTheOwner && found.status() == FileStatus.CLEAN) {
      delete(true, "scanner:newer");
    }
    return "";
  }

  private String restore() {
    if (removal == null || !removal.canBeUndone(now)) {
      return "nothing";
    }
    FileStatus former = removal.former();
    removal = null;
    become(former, "RESTORED", OWNER);
    return status.wireName();
  }

  private String expire() {
    boolean late = now.isAfter(UPLOAD_ENDS.plus(Step.Mending.EXPIRE_AFTER));
    if (status != FileStatus.PENDING || !late) {
      return "not expired";
    }
    become(FileStatus.EXPIRED, "EXPIRED", RECONCILER);
    return "expired";
  }

  private String requeue() {
    boolean unsettled = status == FileStatus.PENDING || status == FileStatus.SCANNING;
    if (!unsettled || !requests.areDue(now)) {
      return "not asked for";
    }
    requests = requests.oneMore(now);
    note("REQUEUED", RECONCILER);
    return "asked for";
  }

  private String look() {
    seen = holder;
    return "sees %s #%s".formatted(status.wireName(), holder == null ? "" : holder.stored(id));
  }

  private String giveUp() {
    if (status != FileStatus.SCANNING || holder == null || !holder.isSame(seen)) {
      return "not given up";
    }
    judgement = Judgement.withoutObject(now);
    become(FileStatus.QUARANTINED, "SETTLED", RECONCILER);
    return "given up";
  }

  private String abandon() {
    if (removal == null) {
      return "not abandoned";
    }
    removal = removal.forGood();
    return "abandoned";
  }

  private String purge() {
    if (removal != null && removal.canBePurged()) {
      removal = removal.purged(now);
      note("PURGED", RECONCILER);
    }
    return "";
  }

  private String forget() {
    memory.forgetAt(now);
    return "";
  }

  private void become(FileStatus next, String action, String actor) {
    status = next;
    sequence++;
    String change = "%d %s".formatted(sequence, status.wireName());
    String sha256 = judgement == null ? "" : judgement.sha256();
    String because = judgement == null ? "" : judgement.because();
    events.add(Stored.words(change, action, actor, change, sha256, because, Stored.since(now)));
  }

  private void note(String action, String actor) {
    events.add(Stored.words(action, actor, Stored.since(now)));
  }

  @Override
  public Stored stored() {
    return new Stored(
        status.wireName(),
        sequence,
        holder == null ? "" : holder.stored(id),
        judgement == null ? "" : judgement.stored(),
        Stored.words(
            uploaded == null ? "" : "uploaded " + Stored.since(uploaded),
            judgement == null ? "" : "settled " + Stored.since(judgement.at())),
        requests.stored(),
        removal == null ? "" : removal.stored(),
        List.copyOf(events));
  }
}
