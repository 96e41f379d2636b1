package dev.airlock.scan.clamav;

import dev.airlock.scan.canary.Canaries;
import dev.airlock.scan.canary.Canary;
import dev.airlock.scan.canary.ClamdOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Shows whether a clamd scans as it has to: opens containers, and tells what it does not open. One
/// that calls everything clean, or everything infected, is worse than none.
final class CanaryProof {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Clamd clamd;
  private final LimitProof limits;

  /// @param largest the largest object that it may get, in bytes
  CanaryProof(Clamd clamd, long largest) {
    this.clamd = clamd;
    this.limits = new LimitProof(clamd, largest, PATIENCE);
  }

  /// What it gets wrong, each once, with the option to set. Empty if it passes.
  ///
  /// @param thorough whether it gets the expensive canaries too
  /// @throws EngineFault if it gives no verdict
  List<String> faults(boolean thorough) {
    Set<ClamdOption> failed = EnumSet.noneOf(ClamdOption.class);
    List<String> faults = new ArrayList<>();
    for (Canary canary : thorough ? Canaries.thorough() : Canaries.quick()) {
      if (!failed.contains(ClamdOption.SIGNATURES)
          && Collections.disjoint(failed, canary.needs())
          && !failed.contains(canary.option())
          && !passes(canary)) {
        failed.add(canary.option());
        faults.add("%s (clamd.conf: %s)".formatted(canary.fault(), canary.option().setting()));
      }
    }
    if (failed.isEmpty()) {
      faults.addAll(limits.faults(thorough));
    }
    return faults;
  }

  private boolean passes(Canary canary) {
    EngineReply reply = clamd.scan(canary.open(), PATIENCE);
    return switch (canary.expected()) {
      case FOUND -> reply instanceof EngineReply.Found;
      case NOTHING -> reply instanceof EngineReply.NothingFound;
      case ENCRYPTED -> reply instanceof EngineReply.Encrypted;
      case LIMIT -> reply instanceof EngineReply.LimitExceeded;
    };
  }
}
