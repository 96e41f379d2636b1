package dev.airlock.scan.structure.bytes;

import java.io.IOException;
import java.io.InputStream;

/// A stream that can be opened again, and has the same bytes each time.
@FunctionalInterface
public interface Reopened {

  /// The stream from its first byte. The caller closes it.
  InputStream open() throws IOException;
}
