package dev.airlock.api.planted.problem;

import dev.airlock.api.planted.upload.PointsDownwards;

/// Uses a package above its own.
public final class PointsUpwards {

  private PointsUpwards() {}

  public static String above() {
    return PointsDownwards.below();
  }
}
