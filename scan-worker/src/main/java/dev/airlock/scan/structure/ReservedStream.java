package dev.airlock.scan.structure;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A decoder whose memory was set aside, and is given back when it is closed.
public final class ReservedStream extends FilterInputStream {
  private final ScanBudget.Reservation memory;

  public ReservedStream(InputStream decoder, ScanBudget.Reservation memory) {
    super(decoder);
    this.memory = memory;
  }

  @Override
  public void close() throws IOException {
    memory.close();
    super.close();
  }
}
