package dev.airlock.scan.clamav;

import dev.airlock.scan.canary.Canaries;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Shows that a clamd takes the largest object, and that it tells of everything larger. clamd
/// judges a tar's member by its announced size, so none of it has to be sent.
///
/// A member above MaxFileSize is trimmed, and nothing told, in some containers; the same member
/// above MaxScanSize is told in all. So the first must not be smaller than the second.
final class LimitProof {
  private static final String FILE_SIZE = "MaxFileSize";
  private static final String SCAN_SIZE = "MaxScanSize";

  // The tar itself counts, too.
  private static final long SLACK = 64 << 10;
  // No clamd takes more, and it misreads larger sizes.
  private static final long MOST = (2L << 30) - 1;
  private static final long EXACT_ENOUGH = 64 << 10;

  private final Clamd clamd;
  private final long largest;
  private final Duration patience;

  LimitProof(Clamd clamd, long largest, Duration patience) {
    this.clamd = clamd;
    this.largest = largest;
    this.patience = patience;
  }

  /// What is wrong with the limits.
  ///
  /// @param thorough whether to look for the size from which it skips
  /// @throws EngineFault if it gives no verdict
  List<String> faults(boolean thorough) {
    List<String> faults = new ArrayList<>();
    if (clamd.refusesStreamOf(largest)) {
      faults.add(tooSmall("StreamMaxLength"));
    }
    if (scan(largest - SLACK) instanceof EngineReply.LimitExceeded(String limit)) {
      faults.add(tooSmall(isOf(FILE_SIZE, limit) ? FILE_SIZE : SCAN_SIZE));
      return faults;
    }
    // One that skips nothing below 2 GiB has told before that it does at other limits.
    if (thorough
        && scan(MOST) instanceof EngineReply.LimitExceeded(String limit)
        && isOf(FILE_SIZE, firstLimit(limit))) {
      faults.add(
          "skips members of archives without a word (clamd.conf: MaxFileSize, as much as"
              + " MaxScanSize)");
    }
    return faults;
  }

  private String tooSmall(String option) {
    return "takes less than airlock.scan.max-size (clamd.conf: %s, at least %d)"
        .formatted(option, largest);
  }

  // Which limit comes first, as sizes grow.
  private String firstLimit(String ofMost) {
    long taken = largest - SLACK;
    long refused = MOST;
    String limit = ofMost;
    while (refused - taken > EXACT_ENOUGH) {
      long size = taken + (refused - taken) / 2;
      if (scan(size) instanceof EngineReply.LimitExceeded(String name)) {
        refused = size;
        limit = name;
      } else {
        taken = size;
      }
    }
    return limit;
  }

  private static boolean isOf(String option, String limit) {
    return limit.endsWith("." + option);
  }

  private EngineReply scan(long size) {
    return clamd.scan(new ByteArrayInputStream(Canaries.announcing(size)), patience);
  }
}
