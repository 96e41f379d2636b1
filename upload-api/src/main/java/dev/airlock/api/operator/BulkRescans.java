package dev.airlock.api.operator;

import dev.airlock.api.security.Caller;
import dev.airlock.registry.file.RegisteredFile;
import dev.airlock.registry.rescan.RescanCandidates;
import dev.airlock.registry.rescan.RescanQuery;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Requests rescans of many files, each in a transaction and with a message of its own. What is
/// added is bounded, so that new uploads need not wait behind all files of a tenant.
@Component
class BulkRescans {
  /// How many rescans of a tenant may wait before no more are added.
  static final int MOST_WAITING = 1_000;

  private static final int MOST_COUNTED = 10_000;

  private final RescanCandidates candidates;
  private final RescanRequests requests;

  BulkRescans(RescanCandidates candidates, RescanRequests requests) {
    this.candidates = candidates;
    this.requests = requests;
  }

  /// Requests rescans of those that come first.
  BulkRescanAnswer request(RescanQuery query, int limit, Caller operator) {
    int room = MOST_WAITING - candidates.waiting(query.tenant(), MOST_WAITING);
    List<RegisteredFile> files =
        room == 0 ? List.of() : candidates.first(query, Math.min(limit, room));
    int requested = 0;
    for (RegisteredFile file : files) {
      requested += requests.rescanIfPossible(file, operator) ? 1 : 0;
    }
    RescanQuery rest = files.isEmpty() ? query : query.after(positionOf(files.getLast()));
    int left = candidates.count(rest, MOST_COUNTED);
    return new BulkRescanAnswer(
        requested, files.size() - requested, left, left == 0 ? null : RescanCursor.of(rest));
  }

  private static RescanQuery.Position positionOf(RegisteredFile file) {
    return new RescanQuery.Position(Objects.requireNonNull(file.settledAt()), file.id().value());
  }
}
