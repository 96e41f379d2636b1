package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.InputStream;

/// Scans one object at a time for each caller.
public interface Scanner {

  /// Where it listens, which tells it from all others.
  NodeAddress address();

  /// Streams all of `bytes` to it.
  ///
  /// @param size how many bytes are expected, for the deadline only
  /// @throws ScannerFault if there is no answer that means anything
  EngineAnswer scan(InputStream bytes, long size);

  /// The engine and its signatures, as of the last probe.
  ///
  /// @throws ScannerFault if it never told
  ScanEngine engine();

  /// Takes it out of service until it has passed the canary again.
  void suspect();
}
