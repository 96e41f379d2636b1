package dev.airlock.api.planted.grant;

import dev.airlock.api.planted.upload.PointsDownwards;

/// Uses a package in the same layer.
final class PointsSideways {

  private PointsSideways() {}

  static String beside() {
    return PointsDownwards.below();
  }
}
