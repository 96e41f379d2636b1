package dev.airlock.api.planted.upload;

import dev.airlock.api.planted.problem.PointsUpwards;

/// Uses a package below its own, as it may.
public final class PointsDownwards {

  private PointsDownwards() {}

  public static String below() {
    return PointsUpwards.class.getName();
  }
}
