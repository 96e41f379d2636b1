package dev.airlock.registry.model;

import dev.airlock.model.file.FileId;
import java.time.Instant;

/// A file that the steps of a history are done to.
interface SystemUnderTest {

  FileId id();

  /// What whoever does `step` is told.
  ///
  /// @param nonce what an answer that is given now is marked with; a remembered one has its own
  /// @param now what the clock shows of whoever does it
  String apply(Step step, String nonce, Instant now);

  /// What the tables say of the file.
  StoredFile stored();
}
