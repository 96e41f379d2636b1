package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import java.time.Instant;

/// A file on which a history is run.
interface SystemUnderTest {

  FileId id();

  /// Does `step`, and returns its outcome.
  ///
  /// @param nonce marks an answer that is given now; a repeated one has its own
  /// @param now what the clock shows
  String apply(HistoryStep step, String nonce, Instant now);

  /// What the tables state about the file.
  StoredFile stored();
}
