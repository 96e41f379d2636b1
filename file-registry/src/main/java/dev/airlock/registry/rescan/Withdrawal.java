package dev.airlock.registry.rescan;

import dev.airlock.registry.file.RegisteredFile;
import java.time.Instant;
import java.util.List;

/// Verdicts that were withdrawn.
///
/// @param since from when on what the node called clean is not trusted
/// @param files those that were clean; some of them if there are many
/// @param more whether there may be others
public record Withdrawal(Instant since, List<RegisteredFile> files, boolean more) {
  public Withdrawal {
    files = List.copyOf(files);
  }
}
