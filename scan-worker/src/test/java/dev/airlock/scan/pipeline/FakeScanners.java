package dev.airlock.scan.pipeline;

import dev.airlock.scan.clamav.NodeAddress;
import dev.airlock.scan.clamav.Scanner;
import dev.airlock.scan.clamav.Scanners;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Scanners that are asked in their order, as long as nobody suspects them.
record FakeScanners(List<FakeScanner> all) implements Scanners {

  FakeScanners(FakeScanner... all) {
    this(List.of(all));
  }

  @Override
  public Optional<Scanner> leastLoaded(Set<NodeAddress> tried) {
    return all.stream()
        .filter(scanner -> !scanner.isSuspected() && !tried.contains(scanner.address()))
        .findFirst()
        .map(Scanner.class::cast);
  }

  @Override
  public boolean isAnyUp() {
    return leastLoaded(Set.of()).isPresent();
  }
}
