package dev.airlock.config.production;

import java.util.List;

/// The settings are not for production.
final class UnfitForProduction extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfitForProduction(List<String> broken) {
    super(String.join(System.lineSeparator(), broken));
  }
}
