package dev.airlock.registry.scan;

import dev.airlock.model.file.FileId;
import dev.airlock.model.file.FileStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One file as the contracts on scan results and on file states want it, in plain Java. It shares
/// names with the registry, and no rule.
final class Model implements Subject {
  private static final String OWNER = "user:alice";

  private final FileId id;
  private final Map<String, Answered> answers = new HashMap<>();
  private final List<String> events = new ArrayList<>();
  private FileStatus status = FileStatus.PENDING;
  private int sequence;
  private Step.@Nullable Claim holder;
  private @Nullable Finding finding;
  private @Nullable FileStatus former;
  private Retention retention = Retention.NONE;
  private boolean purged;

  /// Whether a deleted file can come back. `OVER`: nobody gave it up, only its time has passed.
  private enum Retention {
    NONE,
    RESTORABLE,
    OVER
  }

  private record Answered(Step.Message message, String told) {}

  Model(FileId id) {
    this.id = id;
    become(FileStatus.PENDING, "INITIATED", OWNER);
  }

  @Override
  public FileId id() {
    return id;
  }

  @Override
  public String apply(Step step, String nonce) {
    return switch (step) {
      case Step.Message message -> answer(message, nonce);
      case Step.Delete(boolean restorable) -> delete(restorable, OWNER);
      case Step.Restore() -> restore();
      case Step.RetentionEnds() -> endRetention();
      case Step.Purge() -> purge();
      case Step.Replace(boolean ofTheOwner, Finding found) -> replace(ofTheOwner, found);
    };
  }

  private String answer(Step.Message message, String nonce) {
    String key = message.scanner() + " " + message.number();
    Answered first = answers.get(key);
    if (first != null && message.number() != 0) {
      return first.message().equals(message) ? first.told() : "message id reused";
    }
    String told =
        switch (message) {
          case Step.Claim claim -> claim(claim);
          case Step.Settle settle -> settle(settle);
        };
    answers.put(key, new Answered(message, told + " #" + nonce));
    return told + " #" + nonce;
  }

  private String claim(Step.Claim claim) {
    if (claim.upload().isForeign()) {
      return "foreign object";
    }
    boolean judged = holder != null && holder.upload() == claim.upload();
    return switch (status) {
      case PENDING, SCANNING -> {
        holder = claim;
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
      events.add("UPLOAD_DISCARDED scanner:" + claim.scanner());
    }
  }

  private String settle(Step.Settle settle) {
    if (status == FileStatus.DELETED) {
      return "file deleted";
    }
    if (holder == null) {
      return "not claimed";
    }
    boolean holds =
        holder.scanner().equals(settle.scanner())
            && holder.scan() == settle.scan()
            && holder.upload() == settle.upload();
    if (holds && status == FileStatus.SCANNING) {
      finding = settle.finding();
      become(finding.status(), "SETTLED", "scanner:" + settle.scanner());
      return "recorded " + status.wireName();
    }
    return holds && status == settle.finding().status()
        ? "duplicate " + status.wireName()
        : "stale";
  }

  private String delete(boolean restorable, String actor) {
    if (status != FileStatus.DELETED) {
      former = status;
      boolean settled =
          switch (status) {
            case CLEAN, INFECTED, QUARANTINED -> true;
            case PENDING, SCANNING, EXPIRED, DELETED -> false;
          };
      retention = restorable && settled ? Retention.RESTORABLE : Retention.NONE;
      become(FileStatus.DELETED, "DELETED", actor);
    } else if (!restorable) {
      retention = Retention.NONE;
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
    if (former == null || retention != Retention.RESTORABLE) {
      return "nothing";
    }
    FileStatus restored = former;
    former = null;
    retention = Retention.NONE;
    become(restored, "RESTORED", OWNER);
    return status.wireName();
  }

  private String endRetention() {
    if (retention == Retention.RESTORABLE) {
      retention = Retention.OVER;
    }
    return "";
  }

  private String purge() {
    if (status == FileStatus.DELETED && retention == Retention.NONE && !purged) {
      purged = true;
      events.add("PURGED reconciler");
    }
    return "";
  }

  private void become(FileStatus next, String action, String actor) {
    status = next;
    sequence++;
    String change = "%d %s".formatted(sequence, status.wireName());
    events.add(
        Stored.words(
            change, action, actor, change, found(Finding::sha256), found(Finding::because)));
  }

  private String found(Function<Finding, String> part) {
    return finding == null ? "" : part.apply(finding);
  }

  @Override
  public Stored stored() {
    return new Stored(
        status.wireName(),
        sequence,
        holder == null ? "" : Stored.claimed(id, holder),
        Stored.words(found(Finding::sha256), found(Finding::because), found(Finding::copyVersion)),
        Stored.words(holder == null ? "" : "uploaded", finding == null ? "" : "settled"),
        Stored.words(
            former == null ? "" : former.wireName(),
            switch (retention) {
              case NONE -> "";
              case RESTORABLE -> "restorable";
              case OVER -> "over";
            },
            purged ? "purged" : ""),
        List.copyOf(events));
  }
}
