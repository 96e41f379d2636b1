package dev.airlock.runtime.secret;

import java.util.List;

/// A setting that was to come from a file does not.
final class UnusableSecretFile extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param faults one line for each variable; never what is in a file
  UnusableSecretFile(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
