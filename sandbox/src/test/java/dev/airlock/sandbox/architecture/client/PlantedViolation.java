package dev.airlock.sandbox.architecture.client;

import dev.airlock.sandbox.ports.Ports;

/// Uses a class that is not on the class path of other modules' tests.
final class PlantedViolation {

  private PlantedViolation() {}

  static Ports ports() {
    return Ports.free();
  }
}
