package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.InputStream;

/// Scans objects, several at a time.
public interface Scanner {

  /// Where it listens, which identifies it.
  NodeAddress address();

  /// Streams all of `bytes` to it.
  ///
  /// @param size how many bytes are expected, for the deadline only
  /// @throws ScannerFault if there is no answer that means anything
  EngineAnswer scan(InputStream bytes, long size);

  /// The engine and its signatures, as of the last probe.
  ///
  /// @throws ScannerFault if it never reported them
  ScanEngine engine();

  /// Takes it out of service until it has passed the canary again.
  void suspect();
}
