package dev.airlock.runtime.secret;

import java.util.List;

/// A file that should hold a setting cannot be used.
final class UnusableSecretFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param faults one line per variable; never the content of a file
  UnusableSecretFile(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
