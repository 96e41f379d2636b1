package dev.airlock.runtime.production;

import java.util.List;

/// The settings break a production rule.
final class InsecureConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InsecureConfiguration(List<String> broken) {
    super(String.join(System.lineSeparator(), broken));
  }
}
