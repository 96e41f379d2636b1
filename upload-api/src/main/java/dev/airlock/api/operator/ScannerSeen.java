package dev.airlock.api.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.airlock.model.verdict.QuarantineReason;
import dev.airlock.registry.overview.RecentVerdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A scanner as its verdicts show it: workers are not asked. Each version of its signatures is one
/// of its own.
///
/// @param scanner who it is, as the webhook knows it
/// @param node which process of its engine
/// @param databaseVersion the version of its signatures
/// @param lastVerdictAt when it was last heard of
/// @param verdicts how many of the last verdicts are its own
/// @param failed how many of them say that the file could not be scanned
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScannerSeen(
    @Nullable String scanner,
    @Nullable String node,
    @Nullable String engine,
    @Nullable String engineVersion,
    @Nullable String databaseVersion,
    Instant lastVerdictAt,
    int verdicts,
    int failed) {

  /// The one that was heard of last comes first.
  ///
  /// @param last the last verdicts, the youngest first
  static List<ScannerSeen> in(List<RecentVerdict> last) {
    Map<Identity, List<RecentVerdict>> own =
        last.stream()
            .collect(Collectors.groupingBy(Identity::of, LinkedHashMap::new, Collectors.toList()));
    return own.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static ScannerSeen of(Identity who, List<RecentVerdict> verdicts) {
    return new ScannerSeen(
        who.scanner,
        who.node,
        who.engine,
        who.engineVersion,
        who.databaseVersion,
        verdicts.getFirst().settledAt(),
        verdicts.size(),
        (int) verdicts.stream().filter(ScannerSeen::isFailure).count());
  }

  private static boolean isFailure(RecentVerdict verdict) {
    return verdict.reason() == QuarantineReason.SCAN_FAILED;
  }

  private record Identity(
      @Nullable String scanner,
      @Nullable String node,
      @Nullable String engine,
      @Nullable String engineVersion,
      @Nullable String databaseVersion) {

    static Identity of(RecentVerdict verdict) {
      return new Identity(
          verdict.scanner(),
          verdict.node(),
          verdict.engine(),
          verdict.engineVersion(),
          verdict.databaseVersion());
    }
  }
}
