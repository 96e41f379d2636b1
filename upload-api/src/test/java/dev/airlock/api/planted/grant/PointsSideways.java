package dev.airlock.api.planted.grant;

import dev.airlock.api.planted.upload.PointsDownwards;

/// Uses a room on the same floor.
final class PointsSideways {

  private PointsSideways() {}

  static String beside() {
    return PointsDownwards.below();
  }
}
