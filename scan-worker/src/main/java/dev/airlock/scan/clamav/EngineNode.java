package dev.airlock.scan.clamav;

import dev.airlock.model.scanresult.ScanEngine;
import java.io.InputStream;

/// One process of a scan engine. It scans objects, several at a time.
public interface EngineNode {

  /// Where it listens, which identifies it.
  NodeAddress address();

  /// Streams all of `bytes` to it.
  ///
  /// @param size how many bytes are expected, for the deadline only
  /// @throws EngineFault if there is no reply that means anything
  EngineReply scan(InputStream bytes, long size);

  /// The engine and its signatures, as of the last probe.
  ///
  /// @throws EngineFault if it never reported them
  ScanEngine engine();

  /// Confirms that a scan counts.
  ///
  /// @param then the engine, as it was before the scan
  /// @throws EngineFault if the node was found out since then not to scan as it has to
  void vouchFor(ScanEngine then);

  /// Takes it out of service until it has passed the canary again.
  void suspect();
}
