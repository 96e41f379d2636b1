package dev.airlock.scan.observation;

import dev.airlock.model.scanresult.ScanEngine;
import dev.airlock.scan.clamav.EngineAnswer;
import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.clamav.Scanner;
import dev.airlock.scan.clamav.Scanners;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/// Times the scans of all scanners.
record ObservedScanners(Scanners scanners, Stages stages) implements Scanners {

  @Override
  public Optional<Scanner> leastLoaded(Set<NodeAddress> tried) {
    return scanners.leastLoaded(tried).map(scanner -> new ObservedScanner(scanner, stages));
  }

  @Override
  public boolean isAnyUp() {
    return scanners.isAnyUp();
  }

  private record ObservedScanner(Scanner scanner, Stages stages) implements Scanner {

    @Override
    public NodeAddress address() {
      return scanner.address();
    }

    @Override
    public EngineAnswer scan(InputStream bytes, long size) {
      return stages.observe(Stage.SCAN, () -> scanner.scan(bytes, size));
    }

    @Override
    public ScanEngine engine() {
      return scanner.engine();
    }

    @Override
    public void suspect() {
      scanner.suspect();
    }
  }
}
