package dev.airlock.registry.registration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How much an owner may register under one profile.
///
/// @param files at least 1
/// @param bytes at least as many as one file may have; absent if they are not limited
/// @param window the length of the sliding window in which both count; at most [#LONGEST]
public record Quota(int files, @Nullable Long bytes, Duration window) {
  /// What is older is deleted some time later.
  public static final Duration LONGEST = Duration.ofHours(1);

  public Quota {
    if (window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window of " + window + " is too long");
    }
  }
}
